import { useMutation } from '@tanstack/react-query'
import { type ApiError, askAccount } from '../api'
import { useTranslate } from '../i18n'
import { DoorFrame, Problem } from './fields'

/** Signed in, and a member of nothing: removed from the last shop, or never invited. */
export function NoShop({ email, onLeft }: { email: string; onLeft: () => Promise<void> }) {
  const t = useTranslate()
  const leave = useMutation<null, ApiError, void>({
    mutationFn: () => askAccount('POST', '/sign-out'),
    onSuccess: onLeft,
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        leave.mutate()
      }}
    >
      <DoorFrame title={t('acct_no_shop_title')} lead={t('acct_no_shop_lead', { email })}>
        <Problem error={leave.error} />
        <button type="submit" className="secondary">
          {t('sign_out')}
        </button>
      </DoorFrame>
    </form>
  )
}
