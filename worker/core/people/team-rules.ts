/** Roles from the most to the least. */
export const TEAM_ROLES = ['owner', 'admin', 'agent', 'analyst'] as const
export type TeamRole = (typeof TEAM_ROLES)[number]

/** What somebody may give to others: owners everything, admins what does not manage. Nobody gives more than they have. */
export function mayGrant(role: TeamRole): readonly TeamRole[] {
  if (role === 'owner') return TEAM_ROLES
  return role === 'admin' ? ['agent', 'analyst'] : []
}

/** Whether somebody may change or remove another: who holds a role that they could give. */
export function mayManage(actor: TeamRole, subject: TeamRole): boolean {
  return mayGrant(actor).includes(subject)
}
