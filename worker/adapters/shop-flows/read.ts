import * as v from 'valibot'
import type { FlowFault } from '../../core/dialogue/flow-fault'
import type { ShopBundle } from '../../core/domain'
import { type Flow, flowSchema } from '../../protocol'
import { checkStored, FLOWS, storedDefinition, TEXTS } from '../d1/shop-flows'
import { listVersioned, type Stored } from '../d1/versioned'

/** A shop's own flow as it is stored. `faults` say why it is not in use. */
export type OwnFlow = { readonly flow: Flow; readonly updatedAt: number; readonly faults: readonly FlowFault[] }

/** A shop's flows and texts as the database has them, which may be ahead of the bundle. */
export type StoredFlows = {
  /** In use. */
  readonly flows: readonly Flow[]
  readonly own: ReadonlyMap<string, OwnFlow>
  /** The newest save of each name, of those taken back too. */
  readonly versions: ReadonlyMap<string, Stored>
  /** By locale/key. */
  readonly texts: ReadonlyMap<string, string>
}

export async function readFlows(d1: D1Database, { settings, tools = [] }: ShopBundle): Promise<StoredFlows> {
  const [rows, texts] = await Promise.all([
    listVersioned(d1, FLOWS, settings.shop),
    listVersioned(d1, TEXTS, settings.shop),
  ])
  const { flows, unusable } = checkStored(rows, tools)
  const faults = new Map(unusable.map((one) => [one.name, one.faults]))
  const own = rows.flatMap((row) => {
    const parsed = v.safeParse(flowSchema, storedDefinition(row))
    if (!parsed.success) return []
    const flow = { flow: parsed.output, updatedAt: row.updatedAt, faults: faults.get(row.name) ?? [] }
    return [[row.name, flow] as const]
  })
  return {
    flows,
    own: new Map(own),
    versions: new Map(rows.map((row) => [row.name, row])),
    texts: new Map(texts.flatMap(({ name, content }) => (content === null ? [] : [[name, content] as const]))),
  }
}
