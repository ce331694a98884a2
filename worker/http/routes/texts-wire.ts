import { textName } from '../../adapters/d1/shop-flows'
import type { Stored } from '../../adapters/d1/versioned'
import { CATALOGUE_TEXTS } from '../../core/responses/render'
import { placeholdersOfKey, previewOf, splitKey } from '../../core/responses/wording'
import type { ReplyText, TextList } from '../../protocol'

/** Every reply in every language, as built in and as the shop words it. */
export function textListOf(rows: readonly Stored[]): TextList {
  const stored = new Map(rows.map((row) => [row.name, row]))
  const locales = [...CATALOGUE_TEXTS.keys()]
  const builtIn = [...CATALOGUE_TEXTS.values()].flatMap((texts) => [...texts.keys()])
  // Of what was stored, too: a mood that only the shop words, or only worded once.
  const ownKeys = rows.map(({ name }) => name.slice(name.indexOf('/') + 1))
  const keys = [...new Set([...builtIn, ...ownKeys])]
  return { locales, texts: keys.map((key) => replyText(key, locales, stored)) }
}

function replyText(key: string, locales: readonly string[], stored: ReadonlyMap<string, Stored>): ReplyText {
  const worded = locales.flatMap((locale) => {
    const row = stored.get(textName(locale, key))
    const builtIn = CATALOGUE_TEXTS.get(locale)?.get(key)
    const own = row?.content ?? undefined
    if (builtIn === undefined && !row) return []
    const text = own ?? builtIn ?? ''
    const sample = previewOf(locale, text) ?? text
    return [
      [
        locale,
        {
          ...(builtIn === undefined ? {} : { built_in: builtIn }),
          ...(own === undefined ? {} : { own }),
          version: row?.version ?? 0,
          preview: sample,
        },
      ] as const,
    ]
  })
  const placeholders = [...placeholdersOfKey(splitKey(key)?.plain ?? key)]
  return { key, placeholders, locales: Object.fromEntries(worded) }
}
