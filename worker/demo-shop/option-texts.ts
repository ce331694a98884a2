import type { OptionTexts } from '../core/domain'
import ar from './options/ar.json' with { type: 'json' }
import de from './options/de.json' with { type: 'json' }
import es from './options/es.json' with { type: 'json' }
import fr from './options/fr.json' with { type: 'json' }
import ja from './options/ja.json' with { type: 'json' }
import pt from './options/pt.json' with { type: 'json' }
import zh from './options/zh.json' with { type: 'json' }

type OptionFile = {
  readonly values: Readonly<Record<string, string>>
  readonly values_by_name: Readonly<Record<string, Readonly<Record<string, string>>>>
}

const FILES: Readonly<Record<string, OptionFile>> = { zh, es, fr, de, pt, ja, ar }

/** What the options of the demo shop's variants are called beside English, in which the catalogue has them. */
export const DEMO_OPTION_TEXTS: Readonly<Record<string, OptionTexts>> = Object.fromEntries(
  Object.entries(FILES).map(([locale, { values, values_by_name: byName }]) => [locale, { values, byName }]),
)
