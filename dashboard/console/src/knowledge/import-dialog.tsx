import { Upload, X } from 'lucide-react'
import { type DragEvent, useEffect, useRef, useState } from 'react'
import type { ManagedArticleList } from '../../../../worker/protocol'
import { languageName, useTranslate } from '../i18n'
import { usePreferences } from '../preferences'
import type { Session } from '../session'
import { ImportReport } from './import-report'
import { SaveProblem } from './problem'
import { useImport } from './queries'

/** As the API has it: a larger file would be sent for nothing. */
const MAX_BYTES = 4 * 1_024 * 1_024
type Props = { readonly session: Session; readonly list: ManagedArticleList; readonly onClose: () => void }

/** A file is looked at first: what it would do is shown, and nothing is written before that is agreed to. */
export function ImportDialog({ session, list, onClose }: Props) {
  const t = useTranslate()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const steps = useSteps(session, list)
  const { file, report, pending, error } = steps
  const useful = report?.dry_run && report.created + report.changed > 0
  return (
    <dialog ref={dialog} className="know-dialog" aria-labelledby="know-import" onClose={onClose}>
      <header>
        <h2 id="know-import">{t('know_import')}</h2>
        <button
          type="button"
          className="icon-button"
          aria-label={t('know_close')}
          onClick={() => dialog.current?.close()}
        >
          <X />
        </button>
      </header>
      {(!report || report.dry_run) && <DropZone name={file?.name ?? null} disabled={pending} onFile={steps.look} />}
      {(!report || report.dry_run) && <Settings list={list} disabled={pending} {...steps} />}
      <div role="status">
        {pending && <Progress text={t(report ? 'know_import_writing' : 'know_import_reading')} />}
        {steps.tooLarge && <p className="field-error">{t('know_error_large')}</p>}
      </div>
      <SaveProblem error={error} />
      {report && !pending && <ImportReport report={report} />}
      <footer>
        {useful && (
          <button type="button" className="primary" disabled={pending} onClick={steps.write}>
            {t('know_import_do', { count: report.created + report.changed })}
          </button>
        )}
        <button type="button" className="secondary" onClick={() => dialog.current?.close()}>
          {t(report && !report.dry_run ? 'know_done' : 'know_cancel')}
        </button>
      </footer>
    </dialog>
  )
}

type Settings = { readonly locale: string; readonly status: string }

function useSteps(session: Session, list: ManagedArticleList) {
  const [file, setFile] = useState<File | null>(null)
  const [settings, setSettings] = useState<Settings>({ locale: list.default_locale, status: 'draft' })
  const run = useImport(session)
  const tooLarge = file !== null && file.size > MAX_BYTES
  const look = (chosen: File, by: Settings = settings): void => {
    setFile(chosen)
    run.reset()
    if (chosen.size <= MAX_BYTES) run.mutate({ file: chosen, dryRun: true, ...by })
  }
  return {
    file,
    tooLarge,
    settings,
    report: run.data,
    pending: run.isPending,
    error: run.error,
    look: (chosen: File) => look(chosen),
    set: (part: Partial<Settings>): void => {
      const next = { ...settings, ...part }
      setSettings(next)
      if (file) look(file, next)
    },
    write: (): void => {
      if (file) run.mutate({ file, dryRun: false, ...settings })
    },
  }
}

type DropProps = { readonly name: string | null; readonly disabled: boolean; readonly onFile: (file: File) => void }

function DropZone({ name, disabled, onFile }: DropProps) {
  const t = useTranslate()
  const [over, setOver] = useState(false)
  const take = (files: FileList | null | undefined): void => {
    const [file] = files ?? []
    if (file) onFile(file)
  }
  const drag = (is: boolean) => (event: DragEvent) => {
    event.preventDefault()
    setOver(is)
  }
  return (
    <label
      className={over ? 'know-drop over' : 'know-drop'}
      onDragOver={drag(true)}
      onDragLeave={drag(false)}
      onDrop={(event) => {
        drag(false)(event)
        take(event.dataTransfer.files)
      }}
    >
      <Upload aria-hidden="true" />
      <strong>{name ?? t('know_drop')}</strong>
      <span className="help">{t('know_drop_help')}</span>
      <input
        type="file"
        className="visually-hidden"
        accept=".csv,.tsv,.json,.md,.markdown,.zip,.html,.htm"
        disabled={disabled}
        onChange={(event) => {
          take(event.target.files)
          // The same file, mended, can then be chosen again.
          event.target.value = ''
        }}
      />
    </label>
  )
}

type SettingsProps = {
  readonly list: ManagedArticleList
  readonly disabled: boolean
  readonly settings: Settings
  readonly set: (part: Partial<Settings>) => void
}

function Settings({ list, disabled, settings, set }: SettingsProps) {
  const t = useTranslate()
  const { language } = usePreferences()
  return (
    <div className="know-import-settings">
      <label>
        {t('know_import_locale')}
        <select value={settings.locale} disabled={disabled} onChange={(event) => set({ locale: event.target.value })}>
          {list.locales.map((locale) => (
            <option key={locale} value={locale}>
              {languageName(locale, language)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('know_import_status')}
        <select value={settings.status} disabled={disabled} onChange={(event) => set({ status: event.target.value })}>
          <option value="draft">{t('know_draft')}</option>
          <option value="published">{t('know_published')}</option>
        </select>
      </label>
    </div>
  )
}

function Progress({ text }: { text: string }) {
  return (
    <p className="know-progress">
      <progress aria-label={text} /> {text}
    </p>
  )
}
