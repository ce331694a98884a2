import type { ApiError } from '../api'
import { type SaveWords, SaveProblem as SharedProblem } from '../components/save-problem'

const WORDS: SaveWords = { 409: 'own_error_conflict' }

/** Why a change of an intent was not made. */
export function SaveProblem({ error }: { error: ApiError | null }) {
  return <SharedProblem error={error} words={WORDS} />
}
