import { type FormEvent, useState } from 'react'
import type { ReplyText, TextPreview } from '../../../../worker/protocol'
import type { ApiError } from '../api'
import { Notice } from '../components/notice'
import { languageName, type MessageKey, useTranslate } from '../i18n'
import { usePreferences } from '../preferences'
import type { Session } from '../session'
import { type TextAddress, usePreview, useWord } from './queries'

type Props = {
  readonly session: Session
  readonly at: TextAddress
  readonly worded: ReplyText['locales'][string]
  readonly isOpen: boolean
  readonly onOpen: (open: boolean) => void
  readonly onDirty: (is: boolean) => void
  readonly onDone: (told: string) => void
}

/** A reply in one language: as shoppers read it, or while it is worded anew. */
export function TextCell(props: Props) {
  const { at, worded, isOpen, onOpen } = props
  const t = useTranslate()
  const { language } = usePreferences()
  const name = languageName(at.locale, language)
  return (
    <div className="text-cell">
      <span className="help">
        {name} {worded.own !== undefined && <span className="tag">{t('text_changed')}</span>}
      </span>
      {isOpen ? (
        <Edit {...props} />
      ) : (
        <>
          <p className="preview" lang={at.locale}>
            {worded.preview}
          </p>
          <button
            type="button"
            className="link"
            aria-label={t('text_edit_label', { key: at.key, language: name })}
            onClick={() => onOpen(true)}
          >
            {t('text_edit')}
          </button>
        </>
      )}
    </div>
  )
}

function Edit({ session, at, worded, onOpen, onDirty, onDone }: Props) {
  const t = useTranslate()
  const start = worded.own ?? worded.built_in ?? ''
  const [text, setText] = useState(start)
  const preview = usePreview(session, at, text)
  const word = useWord(session)
  const problem = preview.data?.problem ?? null
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const onSuccess = ({ version }: { version: number }) => onDone(t('text_saved', { version }))
    word.mutate({ ...at, text, version: worded.version }, { onSuccess })
  }
  const reset = (): void =>
    word.mutate({ ...at, text: null, version: worded.version }, { onSuccess: () => onDone(t('text_was_reset')) })
  return (
    <form onSubmit={submit}>
      <textarea
        // biome-ignore lint/a11y/noAutofocus: it takes the place of the button that was pressed
        autoFocus
        lang={at.locale}
        rows={4}
        maxLength={2000}
        aria-label={at.key}
        aria-invalid={problem ? true : undefined}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          onDirty(event.target.value !== start)
        }}
      />
      <Reading locale={at.locale} preview={preview.data} />
      {worded.own !== undefined && worded.built_in !== undefined && (
        <p className="help">
          {t('text_built_in')}: {worded.built_in}
        </p>
      )}
      {word.error && <Notice kind="alert">{problemText(t, word.error)}</Notice>}
      <div className="text-buttons">
        <button
          type="submit"
          className="primary"
          disabled={text.trim() === '' || text === worded.own || problem !== null || word.isPending}
        >
          {t('text_save')}
        </button>
        <button type="button" className="secondary" onClick={() => onOpen(false)}>
          {t('text_cancel')}
        </button>
        {worded.own !== undefined && (
          <button type="button" className="secondary danger" disabled={word.isPending} onClick={reset}>
            {t('text_reset')}
          </button>
        )}
      </div>
    </form>
  )
}

/** How the text would read, or why it cannot be used. */
function Reading({ locale, preview }: { readonly locale: string; readonly preview: TextPreview | undefined }) {
  const t = useTranslate()
  return (
    <div role="status">
      {preview?.problem && <p className="field-error">{preview.problem}</p>}
      {!preview?.problem && preview?.preview && (
        <>
          <p className="help">{t('text_preview')}</p>
          <p className="preview" lang={locale}>
            {preview.preview}
          </p>
        </>
      )}
    </div>
  )
}

function problemText(t: ReturnType<typeof useTranslate>, { status, text, fields }: ApiError): string {
  if (fields.length > 0) return t('own_error_fields', { errors: fields.map(({ message }) => message).join('; ') })
  return t(keyOf(status, text))
}

function keyOf(status: number, text: MessageKey): MessageKey {
  if (status === 403) return 'own_error_read_only'
  if (status === 409) return 'text_error_conflict'
  return status === 0 || status === 401 ? text : 'own_error_server'
}
