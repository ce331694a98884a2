import { type TurnPoint, toAnalyticsPoint } from '../../core/metrics/columns'

/** What Analytics Engine takes from one invocation; the local simulator takes more without a word. */
export const MAX_POINTS_PER_INVOCATION = 250

export type RefusedPoint = { readonly pointId: string; readonly reason: string }

/**
 * Writes points, each checked against Analytics Engine's limits first. One that breaks them is refused and the others
 * are written: it will not fit the second time either. Nothing is awaited: the runtime sends them after the invocation.
 */
export function writePoints(dataset: AnalyticsEngineDataset, points: readonly TurnPoint[]): readonly RefusedPoint[] {
  const refused: RefusedPoint[] = []
  for (const [i, point] of points.entries()) {
    try {
      if (i >= MAX_POINTS_PER_INVOCATION) throw new RangeError('over 250 points in one invocation')
      dataset.writeDataPoint(toAnalyticsPoint(point))
    } catch (error) {
      refused.push({ pointId: point.point_id, reason: error instanceof Error ? error.message : 'unknown' })
    }
  }
  return refused
}
