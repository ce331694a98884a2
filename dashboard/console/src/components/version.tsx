import { useTranslate } from '../i18n'
import { usePreferences } from '../preferences'

/** Which version this is, and when it was saved. */
export function VersionStamp({ version, savedAt }: { readonly version: number; readonly savedAt: string }) {
  const t = useTranslate()
  const { language } = usePreferences()
  const at = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <>
      <strong>{t('own_history_version', { version })}</strong>{' '}
      <time dateTime={savedAt}>{at.format(new Date(savedAt))}</time>
    </>
  )
}

type RestoreProps = {
  readonly version: number
  readonly isCurrent: boolean
  readonly isPending: boolean
  readonly onRestore: () => void
  /** How the page marks things. */
  readonly tag: 'tag' | 'own-tag'
}

/** Makes an earlier version the newest; the one that stands says so. */
export function Restore({ version, isCurrent, isPending, onRestore, tag }: RestoreProps) {
  const t = useTranslate()
  if (isCurrent) return <span className={tag}>{t('own_current')}</span>
  return (
    <button
      type="button"
      className="secondary"
      aria-label={t('own_restore_label', { version })}
      disabled={isPending}
      onClick={onRestore}
    >
      {t('own_restore')}
    </button>
  )
}
