import { CONVERSATION_TABLES } from './conversations'
import { ORDER_TABLES } from './orders'
import { SHOPPER_TABLES } from './shoppers'
import type { PersonalTable } from './table'

/** Every table that holds something of persons: what exports and erasures go through. */
export const PERSONAL_TABLES: Readonly<Record<string, PersonalTable>> = {
  ...SHOPPER_TABLES,
  ...ORDER_TABLES,
  ...CONVERSATION_TABLES,
}

const CONTENT = 'What the shop wrote.'
const COUNTER = 'Counts and versions.'

/** Every other table, and why it holds nothing of shoppers. */
export const IMPERSONAL_TABLES: Readonly<Record<string, string>> = {
  api_keys: 'Keys of the people who work here.',
  article_vectors: CONTENT,
  article_versions: CONTENT,
  articles: CONTENT,
  connectors: 'How a shop system is reached.',
  erased_conversations: 'Random ids of what is no more.',
  erasures: 'Names a person while their erasure runs, and is emptied with its end.',
  http_tools: 'How other systems are reached.',
  meta: 'Facts of the set-up.',
  own_intent_heads: CONTENT,
  own_intent_revisions: COUNTER,
  own_intent_versions: CONTENT,
  own_intents: CONTENT,
  products: CONTENT,
  promotions: CONTENT,
  shop_flow_versions: CONTENT,
  shop_flows: CONTENT,
  shop_text_versions: CONTENT,
  shop_texts: CONTENT,
  shops: 'What the shop has set.',
  variants: CONTENT,
  webhook_deliveries: 'Ids and digests of deliveries.',
  woo_deliveries: 'Ids of deliveries.',
}
