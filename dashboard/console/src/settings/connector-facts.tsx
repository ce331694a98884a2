import { Copy } from 'lucide-react'
import type { ConnectorState } from '../../../../worker/protocol'
import { Notice } from '../components/notice'
import { useTranslate } from '../i18n'
import { usePreferences } from '../preferences'

/** How the connector stands: connected or not, its webhooks, and when orders were last compared. */
export function ConnectorFacts({ state }: { readonly state: ConnectorState }) {
  const t = useTranslate()
  const { language } = usePreferences()
  const at = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })
  const when = (iso: string | null, none: string): string => (iso ? at.format(new Date(iso)) : none)
  if (state.kind === 'built_in') return <Notice kind="info">{t('set_con_built_in_help')}</Notice>
  const name = state.settings['shop_name']
  return (
    <section className="panel" aria-labelledby="set-con-state">
      <header>
        <h2 id="set-con-state">{typeof name === 'string' && name !== '' ? name : t(`set_con_${state.kind}`)}</h2>
        <p className={state.status === 'connected' ? 'set-pill ok' : 'set-pill bad'}>{t(`set_con_${state.status}`)}</p>
      </header>
      <div className="set-pad">
        {state.problem && <Notice kind="alert">{state.problem}</Notice>}
        <dl className="set-facts">
          <dt>{t('set_con_polled')}</dt>
          <dd>{when(state.polled_at, t('set_con_not_yet'))}</dd>
          <dt>{t('set_con_webhooks')}</dt>
          <dd>
            {state.webhook_at
              ? t('set_con_webhooks_seen', { time: when(state.webhook_at, ''), count: state.webhooks_last_day })
              : t('set_con_webhooks_none')}
          </dd>
          {state.webhook_url && (
            <>
              <dt>{t('set_con_webhook_url')}</dt>
              <dd>
                <code>{state.webhook_url}</code>
                <CopyButton text={state.webhook_url} />
              </dd>
            </>
          )}
        </dl>
      </div>
    </section>
  )
}

function CopyButton({ text }: { readonly text: string }) {
  const t = useTranslate()
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={t('set_copy')}
      title={t('set_copy')}
      onClick={() => void navigator.clipboard.writeText(text).catch(() => {})}
    >
      <Copy />
    </button>
  )
}
