import type { StoredFlows } from '../../adapters/shop-flows/read'
import { ACTIONS, CHANGING, OPTIONS } from '../../core/actions/registry'
import { spokenKeys, spokenTitles } from '../../core/dialogue/check-texts'
import type { FlowFault } from '../../core/dialogue/flow-fault'
import { flowsOf } from '../../core/dialogue/flows'
import { flowByIntent } from '../../core/dialogue/shop-flows'
import { CATALOGUE_TEXTS } from '../../core/responses/render'
import type { Flow, FlowDetail, FlowParts, FlowProblem, FlowSummary } from '../../protocol'

export function problemsOf(faults: readonly FlowFault[]): FlowProblem[] {
  return faults.map(({ path, message }) => ({ path: [...path], message }))
}

/** Every flow of a shop, the built-in ones first. */
export function summariesOf(stored: StoredFlows): FlowSummary[] {
  const names = new Set([...flowsOf({}).keys(), ...stored.own.keys()])
  return [...names].flatMap((name) => {
    const flow = shownFlow(stored, name)
    return flow ? [summaryOf(stored, name, flow)] : []
  })
}

/** What a merchant edits under this name: the shop's own flow even where it cannot be used, else the built-in one. */
export function shownFlow({ own }: StoredFlows, name: string): Flow | undefined {
  return own.get(name)?.flow ?? flowsOf({}).get(name)
}

function summaryOf(stored: StoredFlows, name: string, flow: Flow): FlowSummary {
  const own = stored.own.get(name)
  const isBuiltIn = flowsOf({}).has(name)
  return {
    name,
    origin: own ? (isBuiltIn ? 'edited' : 'own') : 'built_in',
    version: stored.versions.get(name)?.version ?? 0,
    title: { ...flow.title },
    intents: [...flow.trigger.intents],
    states: Object.keys(flow.states).length,
    updated_at: own ? new Date(own.updatedAt).toISOString() : null,
    problems: problemsOf(own?.faults ?? []),
  }
}

/** Null for a flow that does not exist. */
export function detailOf(stored: StoredFlows, name: string): FlowDetail | null {
  const flow = shownFlow(stored, name)
  return flow ? { ...summaryOf(stored, name, flow), definition: flow, texts: textsOf(stored, flow) } : null
}

function textsOf({ texts }: StoredFlows, flow: Flow): FlowDetail['texts'] {
  const states = Object.values(flow.states)
  const keys = new Set(states.flatMap((state) => [...spokenKeys(state), ...spokenTitles(state)].map(({ key }) => key)))
  return Object.fromEntries(
    [...CATALOGUE_TEXTS].map(([locale, catalogue]) => {
      const spoken = (key: string) => flow.texts?.[locale]?.[key] ?? texts.get(`${locale}/${key}`) ?? catalogue.get(key)
      return [locale, Object.fromEntries([...keys].map((key) => [key, spoken(key) ?? '']))]
    }),
  )
}

/** What a flow of this shop may name. */
export function partsOf(stored: StoredFlows, intents: readonly string[], tools: readonly string[]): FlowParts {
  const flows = flowsOf({ flows: stored.flows })
  const starts = flowByIntent(flows.values())
  return {
    actions: Object.fromEntries([...ACTIONS].map(([name, { outcomes }]) => [name, [...outcomes]])),
    changing: [...CHANGING],
    options: [...OPTIONS.keys()],
    tools: [...tools],
    intents: intents.map((name) => ({ name, flow: starts.get(name) ?? null })),
    locales: [...CATALOGUE_TEXTS.keys()],
  }
}
