import type { Order } from '../../core/domain'
import {
  CONNECTOR_STEPS,
  type ConnectorCheck,
  type ConnectorFinding,
  type ConnectorStep,
  type ConnectorStepName,
  type SampleOrder,
} from '../../protocol'

/** What one step came to, before it stands in the list of all. */
export type Finding = Pick<ConnectorStep, 'finding'> & Partial<Pick<ConnectorStep, 'state' | 'values'>>

/** All steps of a connector that failed at `step`: those before it worked, those after it were not asked. */
export function failedAt(step: ConnectorStepName, finding: ConnectorFinding, values: readonly string[] = []) {
  const at = CONNECTOR_STEPS.indexOf(step)
  return CONNECTOR_STEPS.map((name, i): ConnectorStep => {
    if (i === at) return { step: name, state: 'failed', finding, values: [...values] }
    return i < at ? fine(name) : { step: name, state: 'skipped', finding: 'not_asked', values: [] }
  })
}

/** All steps of a connector that answers: `found` says what is not simply fine. */
export function answeredWith(found: Partial<Record<ConnectorStepName, Finding>>): ConnectorStep[] {
  return CONNECTOR_STEPS.map((step) => {
    const { finding, state = 'ok', values = [] } = found[step] ?? { finding: 'fine' as const }
    return { step, state, finding, values }
  })
}

/** The whole check: nothing failed, and the newest order if there is one. */
export function checkOf(
  kind: ConnectorCheck['kind'],
  steps: ConnectorStep[],
  order: SampleOrder | null = null,
): ConnectorCheck {
  return { kind, ok: steps.every(({ state }) => state !== 'failed'), steps, sample_order: order }
}

/** An order as the merchant is shown it: enough to know it again, nothing of the shopper. */
export function sampleOf({ orderNumber, status, placedAt, totalCents, currency, lines }: Order): SampleOrder {
  return {
    order_number: orderNumber,
    status,
    placed_at: new Date(placedAt).toISOString(),
    total_cents: totalCents,
    currency,
    items: lines.reduce((sum, { quantity }) => sum + quantity, 0),
  }
}

function fine(step: ConnectorStepName): ConnectorStep {
  return { step, state: 'ok', finding: 'fine', values: [] }
}
