/** Weights are kept in 255 steps of the greatest, which is 1. */
const STEPS = 255
/** Documents that a 16-bit number can name. */
const MAX_SHORT_ID = 65_536

/** A sparse matrix of terms by documents, by term: `docs` and `weights` from `starts[term]` to `starts[term + 1] - 1`. */
export type Postings = {
  readonly size: number
  /** How seldom a term is among the documents, from about 0 upwards; a term of no document is the rarest. */
  rarity(term: string): number
  /** Adds `weight` times the weight of the term in each document to `into`, which has `size` entries. */
  add(term: string, weight: number, into: Float32Array): void
}

/** What an entry weighs, 0 to 1: of its count, its document and how rare the term is. */
type Weigh = (entry: { readonly count: number; readonly doc: number; readonly rarity: number }) => number

/**
 * Gathers documents term by term and packs them: three bytes an entry beside the words. A search library keeps objects instead, which for
 * 5,000 articles came to 49 MB a language and 2.4 ms a question, too much for an isolate of 128 MB and for a reply.
 */
export class PostingsBuilder {
  readonly #ids = new Map<string, number>()
  readonly #terms: number[] = []
  readonly #docs: number[] = []
  readonly #counts: number[] = []
  readonly #lengths: number[] = []

  /** Adds the next document: how often each term stands in it, or how much that counts. */
  add(counts: ReadonlyMap<string, number>): void {
    const doc = this.#lengths.length
    let length = 0
    for (const [term, count] of counts) {
      let id = this.#ids.get(term)
      if (id === undefined) {
        id = this.#ids.size
        this.#ids.set(term, id)
      }
      this.#terms.push(id)
      this.#docs.push(doc)
      this.#counts.push(count)
      length += count
    }
    this.#lengths.push(length)
  }

  /** Weights of Okapi BM25 (k1 1.2, b 0.75) without the rarity, as a share of the most a term can bring. */
  bm25(): Postings {
    const mean = this.#lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, this.#lengths.length)
    const slack = this.#lengths.map((length) => 1.2 * (0.25 + (0.75 * length) / Math.max(1, mean)))
    return this.#pack(({ count, doc }) => count / (count + (slack[doc] ?? 1)))
  }

  /** Weights whose squares sum to 1 in every document: sublinear counts by rarity. */
  cosine(): Postings {
    const { rarities } = this.#count()
    const squares = new Float64Array(this.#lengths.length)
    this.#terms.forEach((term, index) => {
      const weight = sublinear(this.#counts[index] ?? 0) * (rarities[term] ?? 0)
      const doc = this.#docs[index] ?? 0
      squares[doc] = (squares[doc] ?? 0) + weight ** 2
    })
    return this.#pack(({ count, doc, rarity }) => (sublinear(count) * rarity) / Math.sqrt(squares[doc] || 1))
  }

  /** In how many documents each term stands, and how rare that makes it. */
  #count(): { frequencies: Uint32Array; rarities: Float32Array } {
    const frequencies = new Uint32Array(this.#ids.size)
    for (const term of this.#terms) frequencies[term] = (frequencies[term] ?? 0) + 1
    return { frequencies, rarities: Float32Array.from(frequencies, (n) => rarityOf(n, this.#lengths.length)) }
  }

  #pack(weigh: Weigh): Postings {
    const { frequencies, rarities } = this.#count()
    const starts = new Uint32Array(frequencies.length + 1)
    frequencies.forEach((n, term) => {
      starts[term + 1] = (starts[term] ?? 0) + n
    })
    const next = starts.slice()
    const docs = new (this.#lengths.length < MAX_SHORT_ID ? Uint16Array : Uint32Array)(this.#terms.length)
    const weights = new Uint8Array(this.#terms.length)
    this.#terms.forEach((term, index) => {
      const at = next[term] ?? 0
      next[term] = at + 1
      const [count = 0, doc = 0] = [this.#counts[index], this.#docs[index]]
      docs[at] = doc
      weights[at] = Math.round(STEPS * weigh({ count, doc, rarity: rarities[term] ?? 0 }))
    })
    return postings(this.#ids, this.#lengths.length, { starts, docs, weights, rarities })
  }
}

type Packed = {
  readonly starts: Uint32Array
  readonly docs: Uint16Array | Uint32Array
  readonly weights: Uint8Array
  readonly rarities: Float32Array
}

function postings(ids: ReadonlyMap<string, number>, size: number, packed: Packed): Postings {
  const { starts, docs, weights, rarities } = packed
  return {
    size,
    rarity(term) {
      const id = ids.get(term)
      return id === undefined ? rarityOf(0, size) : (rarities[id] ?? 0)
    },
    add(term, weight, into) {
      const id = ids.get(term)
      if (id === undefined) return
      const scale = weight / STEPS
      const end = starts[id + 1] ?? 0
      for (let at = starts[id] ?? 0; at < end; at++) {
        const doc = docs[at] ?? 0
        into[doc] = (into[doc] ?? 0) + scale * (weights[at] ?? 0)
      }
    },
  }
}

function rarityOf(frequency: number, documents: number): number {
  return Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5))
}

/** What the n-th repeat of a term adds falls: once said is most of it. */
export function sublinear(count: number): number {
  return 1 + Math.log(Math.max(count, 1))
}

/** How often each of the terms is there. */
export function countsOf(
  terms: Iterable<string>,
  weight = 1,
  counts: Map<string, number> = new Map(),
): Map<string, number> {
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + weight)
  return counts
}
