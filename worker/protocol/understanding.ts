import * as v from 'valibot'
import { language } from './primitives'

export const entityType = v.picklist([
  'order_number',
  'tracking_number',
  'email',
  'phone',
  'money',
  'date',
  'quantity',
  'size',
  'colour',
  'product',
])
export type EntityType = v.InferOutput<typeof entityType>

/** A span of the message with its normalised value. `start` and `end` are UTF-16 offsets, end exclusive. */
export const entity = v.object({
  type: entityType,
  value: v.string(),
  start: v.number(),
  end: v.number(),
})
export type Entity = v.InferOutput<typeof entity>

export const sentimentLabel = v.picklist(['negative', 'neutral', 'positive'])
export type SentimentLabel = v.InferOutput<typeof sentimentLabel>

/** The four moods that the sentiment sums up. */
export const mood = v.picklist(['angry', 'disappointed', 'neutral', 'pleased'])
export type Mood = v.InferOutput<typeof mood>

/** One of several requests in a message: its intent and the part of the text that makes it, UTF-16 offsets, end exclusive. */
export const request = v.object({
  intent: v.object({ name: v.string(), confidence: v.number() }),
  start: v.number(),
  end: v.number(),
})
export type Request = v.InferOutput<typeof request>

/** What the model read in one message. `score` of sentiment runs from -1 (bad) to 1 (good). */
export const understanding = v.object({
  intent: v.object({ name: v.string(), confidence: v.number() }),
  alternatives: v.array(v.object({ name: v.string(), confidence: v.number() })),
  sentiment: v.object({ label: sentimentLabel, score: v.number(), mood: v.optional(mood) }),
  language: language,
  entities: v.array(entity),
  /** Where a message makes two or more different requests: all of them, in order. */
  requests: v.optional(v.array(request)),
})
export type Understanding = v.InferOutput<typeof understanding>
