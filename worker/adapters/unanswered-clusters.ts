import { clusterQuestions, MAX_CLUSTERED } from '../core/knowledge/cluster'
import type { UnansweredQuestion } from '../core/knowledge/facts'
import type { ModelNlu } from './onnx/create-nlu'

/** Vectors of questions that one isolate keeps, so that a list opened again is there at once. */
const MAX_KEPT = 2_000
const kept = new Map<string, Float32Array>()

/** Questions of one language that mean the same; the most typical one, then the members newest first. */
export type Wish = { readonly label: UnansweredQuestion; readonly members: readonly UnansweredQuestion[] }

/** Puts questions, newest first, together by what they mean, in each language apart; greatest wish first. Reads each with the model once. */
export async function clusterUnanswered(nlu: ModelNlu, questions: readonly UnansweredQuestion[]): Promise<Wish[]> {
  const wishes: Wish[] = []
  for (const group of Map.groupBy(questions, ({ language }) => language).values()) {
    const some = group.slice(0, MAX_CLUSTERED)
    const vectors: ArrayLike<number>[] = []
    for (const question of some) vectors.push(await vectorOf(nlu, question))
    const texts = some.map(({ text }) => text)
    for (const { label, members } of clusterQuestions(vectors, texts)) {
      const typical = some[label]
      if (typical) wishes.push({ label: typical, members: members.flatMap((index) => some[index] ?? []) })
    }
  }
  return wishes.sort(
    (a, b) =>
      b.members.length - a.members.length ||
      (b.members[0]?.at ?? 0) - (a.members[0]?.at ?? 0) ||
      a.label.id.localeCompare(b.label.id),
  )
}

async function vectorOf(nlu: ModelNlu, { id, text }: UnansweredQuestion): Promise<Float32Array> {
  const key = `${nlu.modelVersion} ${id}`
  const known = kept.get(key)
  if (known) return known
  const vector = (await nlu.read(text))?.vector ?? new Float32Array(0)
  const oldest = kept.keys().next()
  if (kept.size >= MAX_KEPT && !oldest.done) kept.delete(oldest.value)
  kept.set(key, vector)
  return vector
}
