import { TsvError } from '../text/rows.ts'
import { DEFAULTS, type TrainSettings } from './settings.ts'

type Given = { readonly seed?: string; readonly members?: string; readonly epochs?: string }

function whole(name: string, value: string): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number) || number < 1) throw new TsvError(`--${name} must be a whole number from 1`)
  return number
}

/** Sets `a.b=value` of a copy; the name must exist, and a number stays a number. */
function override(settings: TrainSettings, assignment: string): TrainSettings {
  const [path = '', value = ''] = assignment.split('=')
  const copy = structuredClone(settings) as Record<string, unknown>
  const names = path.split('.')
  const last = names.pop() ?? ''
  const target = names.reduce<Record<string, unknown> | undefined>(
    (node, name) => node?.[name] as Record<string, unknown> | undefined,
    copy,
  )
  const old = target?.[last]
  if (target === undefined || (typeof old !== 'number' && typeof old !== 'string'))
    throw new TsvError(`--set ${assignment}: there is no setting "${path}"`)
  if (typeof old === 'number' && (value === '' || Number.isNaN(Number(value))))
    throw new TsvError(`--set ${assignment}: not a number`)
  target[last] = typeof old === 'number' ? Number(value) : value
  return copy as TrainSettings
}

/** The default settings with what the command line changes. */
export function readSettings(given: Given, assignments: readonly string[]): TrainSettings {
  const named = Object.fromEntries(
    (['seed', 'members', 'epochs'] as const).flatMap((name) => {
      const value = given[name]
      return value === undefined ? [] : [[name, whole(name, value)]]
    }),
  )
  return assignments.reduce(override, { ...DEFAULTS, ...named })
}
