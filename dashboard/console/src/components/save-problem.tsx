import type { ApiError } from '../api'
import { type MessageKey, useTranslate } from '../i18n'
import { Notice } from './notice'

/** What a status means on one page, beside what it means on all. */
export type SaveWords = Readonly<Record<number, MessageKey>>
const USUAL: SaveWords = { 403: 'own_error_read_only' }

type Props = { readonly error: ApiError | null; readonly words?: SaveWords }

/** Why a change was not made. What was written stays where it is. */
export function SaveProblem({ error, words = {} }: Props) {
  const t = useTranslate()
  if (!error) return null
  const errors = error.fields.map(({ field, message }) => `${field} ${message}`).join('; ')
  return <Notice kind="alert">{errors ? t('own_error_fields', { errors }) : t(textOf(error, words))}</Notice>
}

function textOf({ status, text }: ApiError, words: SaveWords): MessageKey {
  return words[status] ?? USUAL[status] ?? (status === 0 || status === 401 ? text : 'own_error_server')
}
