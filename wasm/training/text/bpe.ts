import type { Rng } from './rng.ts'

/** Bytes as a string of code units 0 to 255: a cheap map key. */
type ByteString = string

/** A byte-pair vocabulary: rank of each token by its bytes; the first 256 ranks are the single bytes. */
export type Vocabulary = { readonly tokens: readonly ByteString[]; readonly ranks: ReadonlyMap<ByteString, number> }

export function vocabularyOf(tokens: readonly ByteString[]): Vocabulary {
  return { tokens, ranks: new Map(tokens.map((token, rank) => [token, rank])) }
}

export function toBytes(text: string): ByteString {
  return Buffer.from(text, 'utf8').toString('latin1')
}

/** tiktoken's own file format: offset 0, then every token in base64, in the order of rank. */
export function writeVocabulary(vocabulary: Vocabulary): string {
  return `! 0 ${vocabulary.tokens.map((token) => Buffer.from(token, 'latin1').toString('base64')).join(' ')}`
}

export function readVocabulary(content: string): Vocabulary {
  const tokens = content.trim().split(' ').slice(2)
  return vocabularyOf(tokens.map((token) => Buffer.from(token, 'base64').toString('latin1')))
}

/**
 * Encodes one pre-token the way tiktoken does: merge the adjacent pair of lowest rank until none is left.
 * With `dropout` > 0 each merge is skipped with that chance (BPE dropout), which shows the model other cuts of a word.
 */
export function encodePretoken(
  bytes: ByteString,
  ranks: ReadonlyMap<ByteString, number>,
  dropout = 0,
  rng?: Rng,
): number[] {
  const parts = [...bytes]
  for (;;) {
    let best = -1
    let bestRank = Number.POSITIVE_INFINITY
    for (let i = 0; i + 1 < parts.length; i += 1) {
      const rank = ranks.get((parts[i] as string) + (parts[i + 1] as string))
      if (rank === undefined || rank >= bestRank) continue
      if (dropout > 0 && rng !== undefined && rng() < dropout) continue
      best = i
      bestRank = rank
    }
    if (best < 0) break
    parts.splice(best, 2, (parts[best] as string) + (parts[best + 1] as string))
  }
  return parts.map((part) => ranks.get(part) as number)
}

/** Encodes a normalised text; what the pattern does not match is skipped, as in tiktoken. */
export function encode(text: string, vocabulary: Vocabulary, pattern: RegExp, dropout = 0, rng?: Rng): number[] {
  const pieces: number[] = []
  for (const pretoken of text.match(pattern) ?? []) {
    pieces.push(...encodePretoken(toBytes(pretoken), vocabulary.ranks, dropout, rng))
  }
  return pieces
}
