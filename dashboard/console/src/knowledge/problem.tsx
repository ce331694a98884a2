import type { ApiError } from '../api'
import { type SaveWords, SaveProblem as SharedProblem } from '../components/save-problem'

const WORDS: SaveWords = {
  404: 'know_gone',
  409: 'know_error_conflict',
  413: 'know_error_large',
  422: 'know_error_full',
}

/** Why a change of an article was not made. */
export function SaveProblem({ error }: { error: ApiError | null }) {
  return <SharedProblem error={error} words={WORDS} />
}
