import type { AccountInfo } from '../../../../worker/protocol'
import type { PageName } from '../route'

type Role = AccountInfo['shops'][number]['role']

const READING: readonly Role[] = ['owner', 'admin', 'analyst']
const MANAGING: readonly Role[] = ['owner', 'admin']
/** Pages that not every role may open; the server decides the same, this spares the way there. */
const ROLES: Partial<Record<PageName, readonly Role[]>> = {
  own_intents: READING,
  knowledge: READING,
  flows: READING,
  texts: READING,
  keys: MANAGING,
  audit: MANAGING,
}

export function mayOpen(page: PageName, role: Role): boolean {
  return ROLES[page]?.includes(role) ?? true
}
