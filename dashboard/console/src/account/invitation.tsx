import { useMutation, useQuery } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import type { InvitationSeen, SignInAnswer } from '../../../../worker/protocol'
import { type ApiError, askAccount } from '../api'
import { useTranslate } from '../i18n'
import type { DoorFormProps } from './door'
import { DoorFrame, Problem, textsOf } from './fields'
import { useLink } from './link-token'
import { NewAccountFields } from './new-account-fields'
import { SignInForm } from './password-sign-in'

/** What the link of an invitation opens: a new account, or the one of the address. */
export function InvitationForm(way: DoorFormProps) {
  const t = useTranslate()
  const { token } = useLink()
  const seen = useQuery<InvitationSeen, ApiError>({
    queryKey: ['invitation', token],
    queryFn: () => askAccount('POST', '/invitation', { token }),
    refetchOnWindowFocus: false,
  })
  if (seen.isLoading) return <span className="skeleton acct-skeleton" aria-busy="true" />
  if (seen.error || !seen.data) {
    return (
      <form>
        <DoorFrame title={t('acct_invitation_title')}>
          <Problem error={seen.error} texts={{ 404: 'acct_invitation_dead', 400: 'acct_invitation_dead' }} />
          <button type="button" className="secondary" onClick={() => way.onPage('password')}>
            {t('acct_to_sign_in')}
          </button>
        </DoorFrame>
      </form>
    )
  }
  const needsSignIn = seen.data.has_account && seen.data.signed_in_as === null
  if (needsSignIn) {
    const signedIn = async (): Promise<void> => void (await seen.refetch())
    return <SignInForm notice="acct_invitation_sign_in" moved={false} onPage={way.onPage} onEnter={signedIn} />
  }
  return <Accept token={token} seen={seen.data} {...way} onForget={() => void seen.refetch()} />
}

type AcceptProps = DoorFormProps & {
  readonly token: string
  readonly seen: InvitationSeen
  readonly onForget: () => void
}

function Accept({ token, seen, onEnter, onForget }: AcceptProps) {
  const t = useTranslate()
  const foreign = seen.signed_in_as !== null && seen.signed_in_as !== seen.email
  const accept = useMutation<SignInAnswer, ApiError, Record<string, string>>({
    mutationFn: ({ name, password }) => askAccount('POST', '/invitation/accept', { token, name, password }),
    onSuccess: onEnter,
  })
  const leave = useMutation<null, ApiError, void>({
    mutationFn: () => askAccount('POST', '/sign-out'),
    onSuccess: onForget,
  })
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    accept.mutate(textsOf(event.currentTarget))
  }
  const lead = t('acct_invitation_lead', { shop: seen.shop_name, role: t(`role_${seen.role}`) })
  return (
    <form onSubmit={submit}>
      <DoorFrame title={t('acct_invitation_title')} lead={lead}>
        <Problem error={accept.error ?? leave.error} texts={{ 404: 'acct_invitation_dead', 409: 'acct_email_taken' }} />
        {foreign && <p>{t('acct_invitation_foreign', { email: seen.email, other: seen.signed_in_as ?? '' })}</p>}
        {!foreign && seen.signed_in_as !== null && <p>{t('acct_as', { email: seen.email })}</p>}
        {seen.signed_in_as === null && <NewAccountFields error={accept.error} email={seen.email} />}
        {foreign ? (
          <button type="button" className="primary" disabled={leave.isPending} onClick={() => leave.mutate()}>
            {t('sign_out')}
          </button>
        ) : (
          <button type="submit" className="primary" disabled={accept.isPending}>
            {t(accept.isPending ? 'acct_working' : 'acct_accept')}
          </button>
        )}
      </DoorFrame>
    </form>
  )
}
