import type { ConnectorState } from '../../../../worker/protocol'
import type { ApiError } from '../api'
import { useTranslate } from '../i18n'
import type { Form } from './connector-draft'
import { ChoiceField, problemAt, TextField } from './fields'

type Props = {
  readonly form: Form
  readonly state: ConnectorState
  readonly error: ApiError | null
  readonly onChange: (part: Partial<Form>) => void
}

/** What a shop system needs to be known by. */
export function ConnectorFields(props: Props) {
  if (props.form.kind === 'shopify') return <ShopifyFields {...props} />
  if (props.form.kind === 'woocommerce') return <WooFields {...props} />
  return null
}

function ShopifyFields({ form, state, error, onChange }: Props) {
  const t = useTranslate()
  const kept = state.kind === 'shopify' ? t('set_secret_kept') : t('set_secret_new')
  return (
    <>
      <TextField
        label={t('set_con_domain')}
        value={form.domain}
        code
        max={100}
        placeholder="my-shop.myshopify.com"
        problem={problemAt(error, 'domain')}
        onChange={(domain) => onChange({ domain })}
      />
      <ChoiceField
        legend={t('set_con_app')}
        value={form.app}
        choices={[
          ['client', t('set_con_app_client')],
          ['token', t('set_con_app_token')],
        ]}
        onChange={(app) => onChange({ app })}
      />
      {form.app === 'client' ? (
        <div className="set-two">
          <TextField
            label={t('set_con_client_id')}
            value={form.client_id}
            code
            max={500}
            problem={problemAt(error, 'client_id')}
            onChange={(client_id) => onChange({ client_id })}
          />
          <Secret
            label={t('set_con_client_secret')}
            value={form.client_secret}
            help={kept}
            problem={problemAt(error, 'client_secret') ?? problemAt(error, 'credentials')}
            onChange={(client_secret) => onChange({ client_secret })}
          />
        </div>
      ) : (
        <div className="set-two">
          <Secret
            label={t('set_con_access_token')}
            value={form.access_token}
            help={kept}
            problem={problemAt(error, 'access_token') ?? problemAt(error, 'credentials')}
            onChange={(access_token) => onChange({ access_token })}
          />
          <Secret
            label={t('set_con_api_secret')}
            value={form.webhook_secret}
            help={kept}
            problem={problemAt(error, 'webhook_secret')}
            onChange={(webhook_secret) => onChange({ webhook_secret })}
          />
        </div>
      )}
      <ChoiceField
        legend={t('set_con_returns')}
        value={form.returns}
        choices={[
          ['request', t('set_con_returns_request')],
          ['create', t('set_con_returns_create')],
        ]}
        onChange={(returns) => onChange({ returns })}
      />
    </>
  )
}

function WooFields({ form, state, error, onChange }: Props) {
  const t = useTranslate()
  const kept = state.kind === 'woocommerce' ? t('set_secret_kept') : t('set_secret_new')
  return (
    <>
      <TextField
        label={t('set_con_url')}
        value={form.url}
        code
        max={300}
        placeholder="https://shop.example"
        problem={problemAt(error, 'url')}
        onChange={(url) => onChange({ url })}
      />
      <div className="set-two">
        <Secret
          label={t('set_con_consumer_key')}
          value={form.consumer_key}
          help={kept}
          problem={problemAt(error, 'consumer_key')}
          onChange={(consumer_key) => onChange({ consumer_key })}
        />
        <Secret
          label={t('set_con_consumer_secret')}
          value={form.consumer_secret}
          help={kept}
          problem={problemAt(error, 'consumer_secret')}
          onChange={(consumer_secret) => onChange({ consumer_secret })}
        />
      </div>
      <Secret
        label={t('set_con_webhook_secret')}
        value={form.webhook_secret}
        help={t('set_con_webhook_secret_help')}
        problem={problemAt(error, 'webhook_secret')}
        onChange={(webhook_secret) => onChange({ webhook_secret })}
      />
      <details className="set-how">
        <summary>{t('set_con_more')}</summary>
        <WooMore form={form} error={error} onChange={onChange} />
      </details>
    </>
  )
}

function WooMore({ form, error, onChange }: Omit<Props, 'state'>) {
  const t = useTranslate()
  return (
    <div className="set-stack">
      <ChoiceField
        legend={t('set_con_keys_in')}
        value={form.keys_in}
        choices={[
          ['header', t('set_con_keys_header')],
          ['query', t('set_con_keys_query')],
        ]}
        onChange={(keys_in) => onChange({ keys_in })}
      />
      <TextField
        label={t('set_con_delivery_days')}
        value={form.delivery_days}
        type="number"
        help={t('set_con_delivery_days_help')}
        problem={problemAt(error, 'delivery_days')}
        onChange={(delivery_days) => onChange({ delivery_days })}
      />
      <TextField
        label={t('set_con_statuses')}
        value={form.statuses}
        rows={3}
        code
        placeholder="ready-to-ship = processing"
        help={t('set_con_statuses_help')}
        problem={error?.fields.find(({ field }) => field.startsWith('statuses'))?.message ?? null}
        onChange={(statuses) => onChange({ statuses })}
      />
    </div>
  )
}

type SecretProps = {
  readonly label: string
  readonly value: string
  readonly help: string
  readonly problem: string | null
  readonly onChange: (value: string) => void
}

/** What is only ever written: what is stored is not told, and an empty field leaves it. */
function Secret(props: SecretProps) {
  return <TextField {...props} type="password" code max={500} />
}
