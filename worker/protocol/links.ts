import * as v from 'valibot'
import { locale } from './primitives'

/** Query of the pages that links in mails lead to. */
export const linkQuery = v.object({
  token: v.pipe(v.string(), v.maxLength(1_024, 'must be at most 1024 characters')),
  lang: v.optional(locale),
})
