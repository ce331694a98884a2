import type { Language } from './i18n'

const NONE = '–'

/** Numbers and times as a reader of this language, in this zone, writes them. */
export type Format = {
  count(value: number | null | undefined): string
  ms(value: number | null | undefined): string
  share(value: number | null | undefined): string
  time(at: number): string
  hour(at: number): string
  day(at: number): string
}

export function makeFormat(language: Language, timeZone: string): Format {
  const whole = new Intl.NumberFormat(language)
  const share = new Intl.NumberFormat(language, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  })
  const short = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const time = new Intl.DateTimeFormat(language, {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
  const hour = new Intl.DateTimeFormat(language, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const day = new Intl.DateTimeFormat(language, {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  })
  return {
    count: (value) => (value === null || value === undefined ? NONE : whole.format(value)),
    ms: (value) =>
      value === null || value === undefined
        ? NONE
        : value < 100
          ? short.format(value)
          : whole.format(Math.round(value)),
    share: (value) => (value === null || value === undefined ? NONE : share.format(value)),
    time: (at) => time.format(at),
    hour: (at) => hour.format(at),
    day: (at) => day.format(at),
  }
}
