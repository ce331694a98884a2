import { CONVERSATION_TABLES } from './conversations'
import { DATA_TABLES } from './data'
import { ORDER_TABLES } from './orders'
import { SHOPPER_TABLES } from './shoppers'
import type { PersonalTable } from './table'

/** Every table that holds something of persons: what exports and erasures go through. */
export const PERSONAL_TABLES: Readonly<Record<string, PersonalTable>> = {
  ...SHOPPER_TABLES,
  ...ORDER_TABLES,
  ...CONVERSATION_TABLES,
  ...DATA_TABLES,
}

const CONTENT = 'What the shop wrote.'
const COUNTER = 'Counts and versions.'
const TERMS = 'Terms without their order; rows go with those of inbox_messages.'
const STAFF = 'Of the people who work here.'

/** Every other table, and why it holds nothing of shoppers. */
export const IMPERSONAL_TABLES: Readonly<Record<string, string>> = {
  account_credentials: STAFF,
  account_sessions: STAFF,
  account_two_factors: STAFF,
  account_users: STAFF,
  account_verifications: STAFF,
  api_keys: 'Keys of the people who work here.',
  article_vectors: CONTENT,
  article_versions: CONTENT,
  articles: CONTENT,
  audit_places: STAFF,
  canned_replies: CONTENT,
  connectors: 'How a shop system is reached.',
  erased_conversations: 'Random ids of what is no more.',
  erasures: 'Names a person while their erasure runs, and is emptied with its end.',
  exchange_rates: 'What currencies were worth.',
  http_tools: 'How other systems are reached.',
  import_batches: 'Counts of imports.',
  inbox_search: TERMS,
  inbox_search_config: TERMS,
  inbox_search_data: TERMS,
  inbox_search_docsize: TERMS,
  inbox_search_idx: TERMS,
  invitations: STAFF,
  known_devices: STAFF,
  members: STAFF,
  meta: 'Facts of the set-up.',
  own_intent_heads: CONTENT,
  own_intent_revisions: COUNTER,
  own_intent_versions: CONTENT,
  own_intents: CONTENT,
  products: CONTENT,
  promotions: CONTENT,
  setup_tokens: STAFF,
  shop_access: STAFF,
  shop_flow_versions: CONTENT,
  shop_flows: CONTENT,
  shop_text_versions: CONTENT,
  shop_texts: CONTENT,
  shops: 'What the shop has set.',
  sign_in_attempts: STAFF,
  used_codes: STAFF,
  variants: CONTENT,
  webhook_deliveries: 'Ids and digests of deliveries.',
  widget_sightings: 'Pages the widget was seen on.',
  woo_deliveries: 'Ids of deliveries.',
}
