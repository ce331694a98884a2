import { usePreferences } from '../preferences'

/** Instants as the reader's language and browser write them; what is missing is a dash. */
export function useTime(): (instant: string | null) => string {
  const { language } = usePreferences()
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })
  return (instant) => (instant === null ? '–' : format.format(new Date(instant)))
}
