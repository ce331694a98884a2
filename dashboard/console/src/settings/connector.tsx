import { useState } from 'react'
import type { ConnectorState } from '../../../../worker/protocol'
import { Notice } from '../components/notice'
import { type MessageKey, useTranslate } from '../i18n'
import type { Session } from '../session'
import { CheckResult } from './connector-check'
import { draftOf, type Form, formOf, KINDS } from './connector-draft'
import { ConnectorFacts } from './connector-facts'
import { ConnectorFields } from './connector-fields'
import { ChoiceField } from './fields'
import { Loaded, SettingsForm, useDraft } from './frame'
import type { SectionProps } from './page'
import { useCheckConnector, useConnector, useSaveConnector } from './queries'

const SET_WORDS: Readonly<Record<string, MessageKey>> = {
  subscribed: 'set_con_subscribed',
  not_public: 'set_con_not_public',
  failed: 'set_con_failed',
  by_hand: 'set_con_by_hand',
  none: 'set_con_none',
}

/** Where the shop's orders are kept. */
export function ConnectorSection({ session, onLeave }: SectionProps) {
  const connector = useConnector(session)
  return (
    <Loaded query={connector} onLeave={onLeave}>
      {(state) => <Connector session={session} state={state} />}
    </Loaded>
  )
}

function Connector({ session, state }: { readonly session: Session; readonly state: ConnectorState }) {
  const t = useTranslate()
  const { draft, isDirty, change, discard, settle } = useDraft<Form>(formOf(state))
  const save = useSaveConnector(session)
  const check = useCheckConnector(session)
  const [told, setTold] = useState('')
  const set = (part: Partial<Form>): void => {
    check.reset()
    setTold('')
    change(part)
  }
  const onSave = (): void =>
    save.mutate(draftOf(draft), {
      onSuccess: (stored) => {
        settle(formOf(stored))
        setTold(t(SET_WORDS[stored.webhooks] ?? 'set_saved'))
      },
    })
  return (
    <>
      <ConnectorFacts state={state} />
      <section className="panel" aria-label={t('set_con_kind')}>
        <SettingsForm
          isDirty={isDirty}
          save={save}
          onSave={onSave}
          onDiscard={() => {
            check.reset()
            discard()
          }}
          words={{ 503: 'set_con_unreachable', 422: 'set_con_refused' }}
          saved={told || t('set_saved')}
        >
          <ChoiceField
            legend={t('set_con_kind')}
            value={draft.kind}
            choices={KINDS.map((kind) => [kind, t(`set_con_${kind}`)] as const)}
            onChange={(kind) => set({ kind })}
          />
          <ConnectorFields form={draft} state={state} error={save.error} onChange={set} />
          <div className="set-row">
            <button
              type="button"
              className="secondary"
              disabled={check.isPending}
              onClick={() => check.mutate(isDirty ? draftOf(draft) : null)}
            >
              {t(check.isPending ? 'set_con_testing' : 'set_con_test')}
            </button>
            <span className="help">{t('set_con_test_help')}</span>
          </div>
          <div role="status">
            {check.error && (
              <Notice kind="alert">
                {t(check.error.status === 403 ? 'own_error_read_only' : 'set_con_test_failed')}
              </Notice>
            )}
            {check.data && <CheckResult check={check.data} />}
          </div>
        </SettingsForm>
      </section>
    </>
  )
}
