import { describe, expect, it } from 'vitest'
import { mayGrant, mayManage, TEAM_ROLES } from './team-rules'

describe('the rules of a team', () => {
  it('never let somebody give a role above their own', () => {
    for (const [rank, role] of TEAM_ROLES.entries()) {
      for (const given of mayGrant(role)) expect(TEAM_ROLES.indexOf(given)).toBeGreaterThanOrEqual(rank)
    }
  })

  it('leave owners and admins to owners', () => {
    expect(TEAM_ROLES.filter((role) => mayManage('admin', role))).toEqual(['agent', 'analyst'])
    expect(TEAM_ROLES.filter((role) => mayManage('owner', role))).toEqual([...TEAM_ROLES])
    for (const role of ['agent', 'analyst'] as const) expect(mayGrant(role)).toEqual([])
  })
})
