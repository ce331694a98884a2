import type { Address } from '../core/domain'
import people from './people.json' with { type: 'json' }

/** A made-up shopper; the e-mail's domain is reserved and reaches nobody. */
export type Person = {
  readonly contactId: string
  readonly email: string
  readonly locale: string
  readonly address: Address
}

export const PEOPLE: readonly Person[] = people.map(([name, local, locale, line1, postcode, city, country], index) => ({
  contactId: `c-${String(index + 1).padStart(3, '0')}`,
  email: `${local}@example.com`,
  locale: locale as string,
  address: {
    name: name as string,
    line1: line1 as string,
    postcode: postcode as string,
    city: city as string,
    country: country as string,
  },
}))

/** The first four own the documented orders and no others, so that what they see never changes. */
export const FIXED_PEOPLE = 4

/** How often each of the others orders, relative to one another: a few regulars, many who came once or twice. */
export const ORDER_WEIGHTS: readonly number[] = PEOPLE.slice(FIXED_PEOPLE).map((_, rank) => 1 / (rank + 4))

/** @throws Error for an e-mail nobody has: a fault of the demo's own data. */
export function personByEmail(email: string): Person {
  const person = PEOPLE.find((candidate) => candidate.email === email)
  if (!person) throw new Error('no such demo shopper')
  return person
}
