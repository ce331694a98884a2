import * as v from 'valibot'
import { instant } from './primitives'

/** Body of POST /v1/shops/{shop}/contacts/{id}/export and .../erase: an address, for a shopper without a contact, or beside the id. */
export const personQuery = v.object({
  email: v.optional(
    v.pipe(
      v.string(),
      v.trim(),
      v.toLowerCase(),
      v.maxLength(254, 'must be at most 254 characters'),
      v.email('must be an e-mail address'),
    ),
  ),
})
/** `-` where the body alone says who it is. */
export const contactId = v.pipe(
  v.string(),
  v.minLength(1, 'must be the id of a contact'),
  v.maxLength(320, 'must be at most 320 characters'),
)

export const exportedConversation = v.object({
  conversation_id: v.string(),
  /** Whether the shopper proved an address there; else it was only typed. */
  proven: v.boolean(),
  /** The whole log: what was written, understood, decided and done. */
  log: v.array(v.object({ at: instant, events: v.array(v.unknown()) })),
})
export type ExportedConversation = v.InferOutput<typeof exportedConversation>

/** An image, put in as base64 or behind a link that ends. */
export const exportedAttachment = v.object({
  conversation_id: v.string(),
  attachment_id: v.string(),
  bytes: v.number(),
  uploaded_at: instant,
  type: v.optional(v.string()),
  base64: v.optional(v.string()),
  url: v.optional(v.string()),
})
export type ExportedAttachment = v.InferOutput<typeof exportedAttachment>

/** Everything a shop holds of a person. `tables` are rows as they are stored, by table. */
export const personExport = v.object({
  exported_at: instant,
  shop: v.string(),
  person: v.object({
    contact_ids: v.array(v.string()),
    emails: v.array(v.string()),
    names: v.array(v.string()),
    phones: v.array(v.string()),
  }),
  tables: v.record(v.string(), v.array(v.record(v.string(), v.unknown()))),
  conversations: v.array(exportedConversation),
  attachments: v.array(exportedAttachment),
  /** False where `notes` tell what did not fit. */
  complete: v.boolean(),
  notes: v.array(v.string()),
})
export type PersonExport = v.InferOutput<typeof personExport>

/** What an erasure has done so far; `running` is gone on with every hour until it is done. */
export const erasureReport = v.object({
  erasure_id: v.string(),
  status: v.picklist(['done', 'running']),
  started_at: instant,
  done_at: v.nullable(instant),
  /** Tables that held something: how many rows, and what became of them. */
  tables: v.record(
    v.string(),
    v.object({ rows: v.number(), how: v.picklist(['deleted', 'anonymised', 'kept']), why: v.optional(v.string()) }),
  ),
  conversations: v.object({ erased: v.number(), redacted: v.number(), left: v.number() }),
  attachments: v.object({ deleted: v.number() }),
  key_value: v.object({ deleted: v.number(), why: v.string() }),
  analytics: v.object({ deleted: v.number(), why: v.string() }),
  /** Why it is not done yet. */
  problem: v.nullable(v.string()),
})
export type ErasureReportWire = v.InferOutput<typeof erasureReport>

const days = v.nullable(
  v.pipe(
    v.number(),
    v.integer('must be a whole number'),
    v.minValue(1, 'must be 1 or more'),
    v.maxValue(3_650, 'must be at most 3650'),
  ),
)

/** GET and PUT /v1/shops/{shop}/privacy. Days; null keeps it until somebody erases it. */
export const privacySettings = v.object({
  orders: v.picklist(['anonymise', 'delete']),
  automatic: v.object({ export: v.boolean(), erase: v.boolean() }),
  retention_days: v.object({
    conversations: days,
    attachments: days,
    mails: v.pipe(
      v.number(),
      v.integer('must be a whole number'),
      v.minValue(1, 'must be 1 or more'),
      v.maxValue(30, 'must be at most 30'),
    ),
    looks: days,
    measurements: days,
  }),
})
export type PrivacySettingsWire = v.InferOutput<typeof privacySettings>
