import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { SignInAnswer } from '../../../../worker/protocol'
import { type ApiError, askAccount } from '../api'
import { Notice } from '../components/notice'
import { type MessageKey, useTranslate } from '../i18n'
import type { DoorFormProps } from './door'
import { DoorFrame, Field, Problem, textsOf } from './fields'
import { SecondStepForm } from './second-step'

type Props = DoorFormProps & { readonly notice: MessageKey | null; readonly moved: boolean }

/** E-mail and password, then the second step where there is one. */
export function SignInForm({ notice, moved, onPage, onEnter }: Props) {
  const t = useTranslate()
  const [step, setStep] = useState<'password' | 'second'>('password')
  const form = useRef<HTMLFormElement>(null)
  const signIn = useMutation<SignInAnswer, ApiError, Record<string, string>>({
    mutationFn: (body) => askAccount('POST', '/sign-in', body),
    onSuccess: ({ status }) => (status === 'second_step' ? setStep('second') : onEnter()),
  })
  useEffect(() => {
    if (moved || signIn.error)
      form.current?.querySelector<HTMLInputElement>(signIn.error ? '[type=password]' : 'input')?.focus()
  }, [moved, signIn.error])
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    signIn.mutate(textsOf(event.currentTarget))
  }
  if (step === 'second') return <SecondStepForm onEnter={onEnter} onAgain={() => setStep('password')} />
  return (
    <form ref={form} onSubmit={submit}>
      <DoorFrame title="Kefu" lead={t('acct_sign_in_lead')}>
        {notice && !signIn.error && <Notice kind="info">{t(notice)}</Notice>}
        <Problem error={signIn.error} texts={{ 401: 'acct_wrong' }} />
        <Field label={t('acct_email')} name="email" type="email" required autoComplete="username" />
        <Field label={t('acct_password')} name="password" type="password" required autoComplete="current-password" />
        <button type="submit" className="primary" disabled={signIn.isPending}>
          {t(signIn.isPending ? 'acct_signing_in' : 'sign_in')}
        </button>
        <button type="button" className="acct-link" onClick={() => onPage('forgot')}>
          {t('acct_forgot')}
        </button>
      </DoorFrame>
    </form>
  )
}
