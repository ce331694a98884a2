/** Languages a shopper may write a country's name in, beside its own short forms. */
const LANGUAGES = ['en', 'es', 'fr', 'de', 'pt', 'it', 'nl', 'pl', 'sv', 'da', 'fi', 'cs']
const SHORT: Readonly<Record<string, string>> = {
  uk: 'GB',
  'great britain': 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  usa: 'US',
  'u.s.a.': 'US',
  'united states of america': 'US',
  holland: 'NL',
  'the netherlands': 'NL',
}

let names: ReadonlyMap<string, string> | null = null

/** The code (ISO 3166-1) of a country by its name, or null. */
export function countryNamed(text: string): string | null {
  return all().get(text.toLowerCase()) ?? null
}

/** The text without the name of this country at its end: "Hamburg Germany" ▸ "Hamburg". */
export function withoutCountry(text: string, countryCode: string): string {
  const lower = text.toLowerCase()
  for (const [name, code] of all()) {
    if (code === countryCode && lower.endsWith(` ${name}`)) return text.slice(0, -name.length - 1).trim()
  }
  return text
}

function all(): ReadonlyMap<string, string> {
  names ??= namesOfCountries()
  return names
}

function namesOfCountries(): Map<string, string> {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const codes = letters.flatMap((first) => letters.map((second) => first + second))
  const found = new Map(Object.entries(SHORT))
  for (const language of LANGUAGES) {
    const inLanguage = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
    for (const code of codes) {
      const name = inLanguage.of(code)
      // Old codes have the new one's name: "UK" is called as GB is.
      const isCurrent = Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`
      if (name && isCurrent) found.set(name.toLowerCase(), code)
    }
  }
  return found
}
