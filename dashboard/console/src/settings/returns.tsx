import type { ReturnSettings, ShopSettingsWire } from '../../../../worker/protocol'
import { useTranslate } from '../i18n'
import type { Session } from '../session'
import { CheckField, problemAt, TextField } from './fields'
import { Loaded, SettingsForm, useDraft } from './frame'
import type { SectionProps } from './page'
import { useSavePart, useSettings } from './queries'
import { TagPicker } from './tag-picker'

const MAX_DAYS = 365

/** What may be sent back, for how long and how. */
export function ReturnsSection({ session, onLeave }: SectionProps) {
  const settings = useSettings(session)
  return (
    <Loaded query={settings} onLeave={onLeave}>
      {(stored) => <ReturnsForm session={session} stored={stored} />}
    </Loaded>
  )
}

/** The policy as it is typed: numbers and lines are texts meanwhile. */
type Form = Omit<ReturnSettings, 'window_days' | 'address'> & { readonly days: string; readonly address: string }

function formOf({ window_days, address, ...rest }: ReturnSettings): Form {
  return { ...rest, days: String(window_days), address: address.join('\n') }
}

function settingsOf({ days, address, ...rest }: Form): ReturnSettings {
  const lines = address.split('\n').map((line) => line.trim())
  return { ...rest, window_days: Number(days), address: lines.filter(Boolean) }
}

const isDays = (text: string): boolean => /^\d{1,3}$/.test(text) && Number(text) <= MAX_DAYS

function ReturnsForm({ session, stored }: { readonly session: Session; readonly stored: ShopSettingsWire }) {
  const t = useTranslate()
  const { draft, isDirty, change, discard, settle } = useDraft<Form>(formOf(stored.returns))
  const save = useSavePart<ReturnSettings>(session, 'returns')
  const problem = isDays(draft.days) ? null : t('set_ret_days_wrong', { max: MAX_DAYS })
  return (
    <section className="panel" aria-label={t('set_returns')}>
      <SettingsForm
        isDirty={isDirty}
        save={save}
        problem={problem}
        onSave={() => save.mutate(settingsOf(draft), { onSuccess: ({ returns }) => settle(formOf(returns)) })}
        onDiscard={discard}
      >
        <TextField
          label={t('set_ret_days')}
          help={t('set_ret_days_help')}
          value={draft.days}
          type="number"
          problem={problem ?? problemAt(save.error, 'window_days')}
          onChange={(days) => change({ days })}
        />
        <TagPicker
          legend={t('set_ret_excluded')}
          help={t('set_ret_excluded_help')}
          tags={draft.excluded_tags}
          known={stored.product_tags}
          onChange={(excluded_tags) => change({ excluded_tags })}
        />
        <CheckField
          label={t('set_ret_free')}
          checked={draft.free_return}
          onChange={(free_return) => change({ free_return })}
        />
        <CheckField
          label={t('set_ret_drop_off')}
          checked={draft.drop_off}
          onChange={(drop_off) => change({ drop_off })}
        />
        <CheckField label={t('set_ret_pickup')} checked={draft.pickup} onChange={(pickup) => change({ pickup })} />
        <TextField
          label={t('set_ret_address')}
          help={t('set_ret_address_help')}
          value={draft.address}
          rows={4}
          problem={save.error?.fields.find(({ field }) => field.startsWith('address'))?.message ?? null}
          onChange={(address) => change({ address })}
        />
      </SettingsForm>
    </section>
  )
}
