import * as v from 'valibot'
import { err, ok, type Result } from '../../core/result'
import { createWooClient, type Fetch, type WooFailure } from './client'
import { routeUrl, type WooConfig } from './config'

export type WooProblem =
  | 'not_a_url'
  | 'not_https'
  | 'moved'
  | 'unreachable'
  | 'no_rest_api'
  | 'no_woocommerce'
  | 'bad_key'
  | 'no_rights'
  | 'read_only_key'
  | 'write_only_key'

export type WooConnection = { readonly name: string }
export type WooConnectionError = { readonly problem: WooProblem; readonly message: string }

const MESSAGES: Readonly<Record<WooProblem, string>> = {
  not_a_url: 'This is not the address of a shop. It looks like https://shop.example.',
  not_https: 'The address must begin with https:// and not be a local one: keys are sent with every call.',
  moved: 'The shop answers with a redirect. Give the address it leads to, with or without www.',
  unreachable: 'The shop did not answer in time. Is the address right, and is the shop up?',
  no_rest_api:
    'There is no WordPress REST API at this address. Set permalinks to anything but "Plain", and look for a security plugin that blocks /wp-json.',
  no_woocommerce: 'WordPress answers, but WooCommerce does not: is it installed, active, and at least version 3.5?',
  bad_key:
    'WooCommerce does not know this key or its secret. Make a new one under WooCommerce, Settings, Advanced, REST API.',
  no_rights:
    'The key arrived without rights: its user may not read orders, or the server drops the Authorization header (then set keys_in to query).',
  read_only_key: 'The key may only read. Give it the permission Read/Write, or Kefu can change nothing.',
  write_only_key: 'The key may only write. Give it the permission Read/Write.',
}

const index = v.object({ name: v.fallback(v.string(), ''), namespaces: v.array(v.string()) })

/** Whether the shop can be worked with, and if not, what is wrong in words for the merchant. Changes nothing in the shop. */
export async function checkWooConnection(
  config: WooConfig,
  options: { readonly budgetMs?: number; readonly fetch?: Fetch } = {},
): Promise<Result<WooConnection, WooConnectionError>> {
  const address = routeUrl(config, '/')
  if (typeof address === 'string') return wrong(address)
  const client = createWooClient(config, { deadline: Date.now() + (options.budgetMs ?? 10_000), fetch: options.fetch })
  const root = await client.call({ route: '/' })
  if (!root.ok) return wrong(rootProblem(root.error))
  const told = v.safeParse(index, root.value.body)
  if (!told.success) return wrong('no_rest_api')
  if (!told.output.namespaces.includes('wc/v3')) return wrong('no_woocommerce')
  const read = await client.call({ route: '/wc/v3/orders', query: { per_page: '1' } })
  if (!read.ok) return wrong(keyProblem(read.error) ?? 'unreachable')
  // Order 0 cannot exist: who may write hears that, who may not hears about the key.
  const write = await client.call({ method: 'PUT', route: '/wc/v3/orders/0', body: {} })
  const problem = write.ok ? null : keyProblem(write.error)
  return problem ? wrong(problem) : ok({ name: told.output.name })
}

function rootProblem(failure: WooFailure): WooProblem {
  if (failure.kind === 'moved') return 'moved'
  if (failure.kind === 'late') return 'unreachable'
  // The index itself needs no key, but one that is wrong is refused even there.
  return keyProblem(failure) ?? 'no_rest_api'
}

function keyProblem(failure: WooFailure): WooProblem | null {
  if (failure.kind === 'moved') return 'moved'
  if (failure.kind === 'late') return 'unreachable'
  if (failure.code === 'rest_no_route') return 'no_woocommerce'
  if (failure.status !== 401 && failure.status !== 403) return null
  if (/write permission/i.test(failure.message)) return 'read_only_key'
  if (/read permission/i.test(failure.message)) return 'write_only_key'
  if (failure.code === 'woocommerce_rest_authentication_error') return 'bad_key'
  if (failure.code.startsWith('woocommerce_rest_cannot')) return 'no_rights'
  return failure.code === '' ? 'no_rest_api' : 'no_rights'
}

function wrong(problem: WooProblem): Result<never, WooConnectionError> {
  return err({ problem, message: MESSAGES[problem] })
}
