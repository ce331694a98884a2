import type { ApiError } from '../api'
import { Notice } from '../components/notice'
import { useTranslate } from '../i18n'

/** Why a change was not made. What was written stays where it is. */
export function SaveProblem({ error }: { error: ApiError | null }) {
  const t = useTranslate()
  if (!error) return null
  const errors = error.fields.map(({ field, message }) => `${field} ${message}`).join('; ')
  return <Notice kind="alert">{errors ? t('own_error_fields', { errors }) : t(textOf(error))}</Notice>
}

function textOf({ status, text }: ApiError) {
  if (status === 403) return 'own_error_read_only'
  if (status === 409) return 'know_error_conflict'
  if (status === 413) return 'know_error_large'
  if (status === 422) return 'know_error_full'
  if (status === 404) return 'know_gone'
  return status === 0 || status === 401 ? text : 'own_error_server'
}
