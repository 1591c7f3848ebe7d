import { describe, expect, it } from 'vitest'
import { covers, effectiveRole, maySendOffers, permissionsOf, scopeOf } from '../../server/services/access.ts'
import { acts } from '../../server/shapes.ts'
import type { OrganizationRow } from '../../server/store/organizations.ts'
import type { PersonRow } from '../../server/store/people.ts'

const neverDelegable = [
  'partners-manage',
  'guard-change',
  'activity-delete',
  'last-admin-take',
  'devices-manage',
] as const

describe.each(['full', 'limited'] as const)('the scope of %s access', (role) => {
  const { mayDo, mayNotDo } = scopeOf(role)

  it('says of every act, in the order in which they are shown, on which side it is', () => {
    expect([...mayDo, ...mayNotDo].sort()).toEqual([...acts].sort())
    expect(mayDo).toEqual(acts.filter((act) => mayDo.includes(act)))
    expect(mayNotDo).toEqual(acts.filter((act) => mayNotDo.includes(act)))
  })

  it('is what is covered', () => {
    for (const act of acts) expect(covers(role, act)).toBe(mayDo.includes(act))
  })

  it('never has what can’t be delegated', () => {
    for (const act of neverDelegable) expect(mayDo).not.toContain(act)
  })
})

describe('access of a person', () => {
  it('is never more than was assigned, nor than was granted', () => {
    expect(effectiveRole('full', 'full')).toBe('full')
    expect(effectiveRole('full', 'limited')).toBe('limited')
    expect(effectiveRole('limited', 'full')).toBe('limited')
    expect(effectiveRole('limited', 'limited')).toBe('limited')
  })

  it('is less with limited access', () => {
    expect(scopeOf('limited').mayDo.every((act) => scopeOf('full').mayDo.includes(act))).toBe(true)
  })
})

describe('permissions in the product', () => {
  const nobody: Partial<PersonRow> = { admin_role: 'none', partner_role: null, access_role: null, is_operator: 0 }
  const sells = ['clients.read', 'offers.read', 'offers.send'] as const
  const of = (person: Partial<PersonRow>, partner: 0 | 1 | null): string[] => {
    const organization: Partial<OrganizationRow> = { is_partner: partner ?? 0 }
    const row = { ...nobody, ...person } as PersonRow
    return permissionsOf(row, partner === null ? null : (organization as OrganizationRow)).sort()
  }

  it.each([
    ['nobody in particular', {}, 0, []],
    ['the operator', { is_operator: 1 }, null, ['operate']],
    ['an owner without access', { partner_role: 'owner' }, 1, [...sells, 'team.manage', 'team.read']],
    ['a seller', { partner_role: 'seller' }, 1, [...sells, 'team.read']],
    ['a helpdesk without access', { partner_role: 'helpdesk' }, 1, ['clients.read', 'offers.read', 'team.read']],
    [
      'a helpdesk with access',
      { partner_role: 'helpdesk', access_role: 'limited' },
      1,
      ['clients.administer', ...sells, 'team.read'],
    ],
    [
      'a global admin of a partner who does nothing for it',
      { admin_role: 'global-admin' },
      1,
      ['activity.read', 'partners.answer', 'partners.read', 'partners.remove', 'team.manage', 'team.read'],
    ],
    ['a partner role in a company that is no partner', { partner_role: 'owner', access_role: 'full' }, 0, []],
    ['a user admin', { admin_role: 'user-admin' }, 0, ['activity.read', 'partners.read']],
    [
      'a global admin',
      { admin_role: 'global-admin' },
      0,
      ['activity.read', 'partners.answer', 'partners.read', 'partners.remove'],
    ],
  ] as const)('of %s', (_, person, partner, permissions) => {
    expect(of(person, partner)).toEqual([...permissions])
  })

  it('lets owners, sellers and those with access send offers', () => {
    const may = (person: Partial<PersonRow>): boolean => maySendOffers({ ...nobody, ...person } as PersonRow)
    expect(may({ partner_role: 'owner' })).toBe(true)
    expect(may({ partner_role: 'seller' })).toBe(true)
    expect(may({ partner_role: 'helpdesk' })).toBe(false)
    expect(may({ partner_role: 'helpdesk', access_role: 'limited' })).toBe(true)
  })
})
