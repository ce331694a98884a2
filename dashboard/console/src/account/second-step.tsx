import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { SignInAnswer } from '../../../../worker/protocol'
import { type ApiError, askAccount } from '../api'
import { useTranslate } from '../i18n'
import { DoorFrame, Field, Problem, textsOf } from './fields'

type Props = { readonly onEnter: () => Promise<void>; readonly onAgain: () => void }

/** The code of the authenticator app, or a recovery code for who has not got it. */
export function SecondStepForm({ onEnter, onAgain }: Props) {
  const t = useTranslate()
  const [recovering, setRecovering] = useState(false)
  const step = useMutation<SignInAnswer, ApiError, Record<string, string>>({
    mutationFn: (body) => askAccount('POST', '/second-step', body),
    onSuccess: onEnter,
  })
  const over = step.error?.fields.some(({ field }) => field === 'step')
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    step.mutate(textsOf(event.currentTarget))
  }
  return (
    <form onSubmit={submit}>
      <DoorFrame title={t('acct_second_title')} lead={t(recovering ? 'acct_recovery_lead' : 'acct_second_lead')}>
        <Problem
          error={step.error}
          texts={{ 401: over ? 'acct_second_over' : 'acct_fault_code', 400: 'acct_fault_code' }}
        />
        {recovering ? (
          <Field
            key="recovery"
            label={t('acct_recovery_code')}
            name="recovery_code"
            required
            autoFocus
            autoComplete="off"
            spellCheck={false}
          />
        ) : (
          <Field
            key="code"
            label={t('acct_code')}
            name="code"
            required
            autoFocus
            autoComplete="one-time-code"
            inputMode="numeric"
            maxLength={8}
          />
        )}
        <button type="submit" className="primary" disabled={step.isPending}>
          {t(step.isPending ? 'acct_signing_in' : 'sign_in')}
        </button>
        <button type="button" className="acct-link" onClick={() => setRecovering(!recovering)}>
          {t(recovering ? 'acct_use_code' : 'acct_use_recovery')}
        </button>
        <button type="button" className="acct-link" onClick={onAgain}>
          {t('acct_start_again')}
        </button>
      </DoorFrame>
    </form>
  )
}
