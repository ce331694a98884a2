import { isUnspaced } from '../../../worker/core/nlu/features.ts'
import { CRC_START, crcEnd, crcPush } from '../../../worker/core/nlu/hash.ts'
import type { Vocabulary } from '../text/bpe.ts'

/** Rows of the training table that make up each piece: its own, then its hashed character n-grams. */
export type PieceRows = readonly Int32Array[]

function grams(text: string, from: number, to: number, first: number, buckets: number): number[] {
  const rows: number[] = []
  for (let start = 0; start < text.length; start += 1) {
    let state = CRC_START
    for (let i = start; i < Math.min(text.length, start + to); i += 1) {
      state = crcPush(state, text.charCodeAt(i))
      if (i - start + 1 >= from) rows.push(first + (crcEnd(state) % buckets))
    }
  }
  return rows
}

/** Pieces that share letters share rows, so a rare or misspelt piece starts near its relatives. */
export function pieceRows(vocabulary: Vocabulary, buckets: number): PieceRows {
  return vocabulary.tokens.map((token, rank) => {
    const text = Buffer.from(token, 'latin1').toString('utf8')
    if (buckets === 0 || text.includes('\uFFFD') || rank < 256) return Int32Array.of(rank)
    const first = vocabulary.tokens.length
    const found = isUnspaced(text)
      ? grams(text, 1, 2, first, buckets)
      : grams(text.replace(' ', '<'), 2, 4, first, buckets)
    return Int32Array.from([rank, ...new Set(found)])
  })
}

/** Adds a piece's embedding (sum of its rows over the root of their number) to `out` at `offset`. */
export function embedPiece(
  table: Float32Array,
  rows: Int32Array,
  dim: number,
  out: Float32Array,
  offset: number,
): void {
  const scale = 1 / Math.sqrt(rows.length)
  for (const row of rows) {
    const from = row * dim
    for (let d = 0; d < dim; d += 1) out[offset + d] = (out[offset + d] as number) + scale * (table[from + d] as number)
  }
}

/** The table a shipped model reads, [vocabulary, dim]: every piece's n-grams are folded into its one row. */
export function foldPieces(table: Float32Array, pieces: PieceRows, dim: number): Float32Array {
  const folded = new Float32Array(pieces.length * dim)
  pieces.forEach((rows, piece) => {
    embedPiece(table, rows, dim, folded, piece * dim)
  })
  return folded
}
