import type { ConnectorDraft, ConnectorState } from '../../../../worker/protocol'

export type Kind = ConnectorDraft['kind']
export const KINDS: readonly Kind[] = ['built_in', 'shopify', 'woocommerce']

/** What is typed of a connector; secrets are empty until somebody types them, and stay out of what is told back. */
export type Form = {
  readonly kind: Kind
  readonly domain: string
  /** How Shopify is signed in to: an app of the developer dashboard, or a lasting token. */
  readonly app: 'client' | 'token'
  readonly client_id: string
  readonly client_secret: string
  readonly access_token: string
  readonly webhook_secret: string
  readonly returns: 'request' | 'create'
  readonly url: string
  readonly consumer_key: string
  readonly consumer_secret: string
  readonly keys_in: 'header' | 'query'
  /** One a line: "ready-to-ship = processing". */
  readonly statuses: string
  readonly delivery_days: string
}

export function formOf({ kind, settings }: ConnectorState): Form {
  const text = (name: string): string => {
    const value = settings[name]
    return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  }
  const { statuses } = settings
  return {
    kind,
    domain: text('domain'),
    app: kind === 'shopify' && text('client_id') === '' ? 'token' : 'client',
    client_id: text('client_id'),
    client_secret: '',
    access_token: '',
    webhook_secret: '',
    returns: text('returns') === 'create' ? 'create' : 'request',
    url: text('url'),
    consumer_key: '',
    consumer_secret: '',
    keys_in: text('keys_in') === 'query' ? 'query' : 'header',
    statuses:
      typeof statuses === 'object'
        ? Object.entries(statuses)
            .map(([slug, means]) => `${slug} = ${means}`)
            .join('\n')
        : '',
    delivery_days: text('delivery_days'),
  }
}

/** What is sent: fields left empty are left out, and what belongs to the other way of signing in. */
export function draftOf(form: Form): ConnectorDraft {
  const { kind } = form
  if (kind === 'shopify') {
    const signs =
      form.app === 'client'
        ? given({ client_id: form.client_id, client_secret: form.client_secret })
        : given({ access_token: form.access_token, webhook_secret: form.webhook_secret })
    return { kind, domain: form.domain.trim(), returns: form.returns, ...signs }
  }
  if (kind === 'woocommerce') {
    const { consumer_key, consumer_secret, webhook_secret, keys_in } = form
    const days = form.delivery_days.trim()
    return {
      kind,
      url: form.url.trim(),
      keys_in,
      statuses: statusesOf(form.statuses),
      ...(days === '' ? {} : { delivery_days: Number(days) }),
      ...given({ consumer_key, consumer_secret, webhook_secret }),
    }
  }
  return { kind }
}

/** "ready-to-ship = processing" line by line; what has no "=" means nothing and is refused by the server by its name. */
export function statusesOf(text: string): Record<string, string> {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return Object.fromEntries(
    lines.map((line): [string, string] => {
      const [slug = '', ...means] = line.split('=')
      return [slug.trim(), means.join('=').trim()]
    }),
  )
}

function given<Fields extends Record<string, string>>(fields: Fields): Partial<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value.trim() !== '')) as Partial<Fields>
}
