import type { WooConnectError } from '../../adapters/woocommerce/connect'
import { ProblemError } from '../problem'
import { fieldErrors } from '../validate'

type Met = Exclude<WooConnectError['problem'], 'unfit'>

/** What of the draft a problem is about. */
const FIELDS: Readonly<Record<Met, 'url' | 'consumer_key'>> = {
  not_a_url: 'url',
  not_https: 'url',
  moved: 'url',
  unreachable: 'url',
  no_rest_api: 'url',
  no_woocommerce: 'url',
  bad_key: 'consumer_key',
  no_rights: 'consumer_key',
  read_only_key: 'consumer_key',
  write_only_key: 'consumer_key',
}

/** Says what is wrong with a WooCommerce connection in words that tell the merchant what to do. */
export function wooRefusal(error: WooConnectError): ProblemError {
  if (error.problem === 'unfit') {
    return new ProblemError(422, 'The shop cannot be connected.', fieldErrors(error.issues))
  }
  const errors = [{ field: FIELDS[error.problem], message: error.message }]
  if (error.problem === 'unreachable') return new ProblemError(503, error.message, errors, { 'retry-after': '10' })
  return new ProblemError(422, `The shop cannot be connected: ${error.message}`, errors)
}
