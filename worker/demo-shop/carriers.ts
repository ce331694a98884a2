import type { Random } from './random'
import { EU } from './zones'

export const CARRIERS = ['DHL', 'GLS', 'CTT', 'UPS'] as const
export type Carrier = (typeof CARRIERS)[number]

/** How each carrier's tracking numbers look; every one ends in a check digit, CTT's before its country. */
export const TRACKING_SHAPES: Readonly<Record<Carrier, RegExp>> = {
  DHL: /^0034043\d{13}$/,
  GLS: /^\d{12}$/,
  CTT: /^[A-Z]{2}\d{9}PT$/,
  UPS: /^1Z[A-Z0-9]{6}\d{10}$/,
}

/** Who carries a parcel to a country, likelier ones repeated. */
export function carriersTo(country: string): readonly Carrier[] {
  if (country === 'PT') return ['CTT', 'CTT', 'DHL', 'GLS']
  if (country === 'ES') return ['GLS', 'CTT', 'DHL']
  if (EU.has(country)) return ['DHL', 'DHL', 'GLS', 'UPS']
  return ['DHL', 'UPS']
}

/** A made-up tracking number of the right shape with a right check digit. */
export function trackingNumber(carrier: Carrier, random: Random): string {
  switch (carrier) {
    case 'DHL':
      return dhl(digits(random, 12))
    case 'GLS':
      return gls(digits(random, 11))
    case 'CTT':
      return ctt(random.pick(['DA', 'RE', 'LX']), digits(random, 8))
    case 'UPS':
      return ups(
        `${random.pick(['4E9', '7A2', 'W81'])}${digits(random, 3)}`,
        random.pick(['03', '04', '68']),
        digits(random, 7),
      )
  }
}

/** GS1's serial shipping container code: weights 3 and 1 from the right over 17 digits, after the prefix 00. */
export function dhl(serial: string): string {
  const body = `34043${serial}`
  return `00${body}${mod10([...body].map(Number), 3)}`
}

/** Eleven digits and a check digit of weights 3 and 1 from the right. */
export function gls(body: string): string {
  return `${body}${mod10([...body].map(Number), 3)}`
}

/** The Universal Postal Union's S10: weights 8 6 4 2 3 5 9 7 over eight digits. */
export function ctt(service: string, serial: string): string {
  const weights = [8, 6, 4, 2, 3, 5, 9, 7]
  const sum = [...serial].reduce((total, digit, i) => total + Number(digit) * (weights[i] ?? 0), 0)
  const rest = 11 - (sum % 11)
  return `${service}${serial}${rest === 10 ? 0 : rest === 11 ? 5 : rest}PT`
}

/** Every second character counts twice; a letter counts as its place after '?' modulo ten. */
export function ups(shipper: string, service: string, serial: string): string {
  const body = `${shipper}${service}${serial}`
  const values = [...body].map((char) => (/\d/.test(char) ? Number(char) : (char.charCodeAt(0) - 63) % 10))
  const sum = values.reduce((total, value, i) => total + (i % 2 === 1 ? value * 2 : value), 0)
  return `1Z${body}${(10 - (sum % 10)) % 10}`
}

function mod10(values: readonly number[], weight: number): number {
  const sum = [...values].reverse().reduce((total, value, i) => total + value * (i % 2 === 0 ? weight : 1), 0)
  return (10 - (sum % 10)) % 10
}

function digits(random: Random, count: number): string {
  return Array.from({ length: count }, () => random.int(0, 9)).join('')
}
