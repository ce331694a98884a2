import { useMutation } from '@tanstack/react-query'
import { useEffect } from 'react'
import { type ApiError, askAccount } from '../api'
import { useTranslate } from '../i18n'
import { type DoorFormProps, leaveLink } from './door'
import { DoorFrame, Problem } from './fields'
import { useLink } from './link-token'

/** A new address. With a click: programs that open the links of mails must not confirm anything. */
export function ConfirmEmail({ onPage, onEnter }: DoorFormProps) {
  const t = useTranslate()
  const { token } = useLink()
  const confirm = useMutation<null, ApiError, void>({
    mutationFn: () => askAccount('POST', '/email/confirm', { token }),
  })
  useEffect(() => {
    if (confirm.isSuccess) leaveLink()
  }, [confirm.isSuccess])
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        confirm.mutate()
      }}
    >
      <DoorFrame title={t('acct_confirm_title')} lead={t('acct_confirm_lead')}>
        <Problem
          error={confirm.error}
          texts={{ 403: 'acct_dead_link', 400: 'acct_dead_link', 409: 'acct_email_taken' }}
        />
        {confirm.isSuccess ? (
          <>
            <p role="status" className="notice success">
              {t('acct_confirm_done')}
            </p>
            <button type="button" className="primary" onClick={() => void onEnter()}>
              {t('acct_go_on')}
            </button>
          </>
        ) : (
          <button type="submit" className="primary" disabled={confirm.isPending}>
            {t('acct_confirm')}
          </button>
        )}
        <button type="button" className="acct-link" onClick={() => onPage('password')}>
          {t('acct_to_sign_in')}
        </button>
      </DoorFrame>
    </form>
  )
}
