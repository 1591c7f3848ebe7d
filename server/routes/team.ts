import type { Deps } from '../deps.ts'
import {
  assignAccess,
  getTeamMember,
  inviteTeamMember,
  listAccessRoles,
  listTeam,
  listTeamLog,
  setMemberBlocked,
  setPartnerRole,
} from '../services/team.ts'
import {
  AccessRoles,
  AssignAccessInput,
  BlockedInput,
  pageOf,
  PartnerRoleInput,
  TeamEvent,
  TeamInvitation,
  TeamMember,
  TeamMemberAdded,
} from '../shapes.ts'
import { operation, type Api } from './operation.ts'
import { IdParams, PageQuery, SearchQuery } from './query.ts'

const changeRefusals = ['not-signed-in', 'not-allowed', 'not-found', 'invalid-input', 'idempotency-conflict'] as const

export function teamRoutes(api: Api, deps: Deps): void {
  operation(
    api,
    {
      id: 'listTeam',
      method: 'get',
      path: '/api/team',
      summary: "The partner's own people by name",
      query: SearchQuery,
      result: pageOf(TeamMember, 'TeamMemberPage'),
      refusals: ['not-signed-in', 'not-allowed', 'invalid-input'],
    },
    ({ caller, query }) => listTeam(deps, caller, query),
  )
  operation(
    api,
    {
      id: 'inviteTeamMember',
      method: 'post',
      path: '/api/team',
      summary: "Adds one of the partner's own people; the temporary password is shown once",
      body: TeamInvitation,
      result: TeamMemberAdded,
      refusals: ['not-signed-in', 'not-allowed', 'invalid-input', 'idempotency-conflict'],
    },
    ({ caller, body, command }) => inviteTeamMember(deps, caller, body, command),
  )
  operation(
    api,
    {
      id: 'getTeamMember',
      method: 'get',
      path: '/api/team/{id}',
      summary: "One of the partner's own people",
      params: IdParams,
      result: TeamMember,
      refusals: ['not-signed-in', 'not-allowed', 'not-found'],
    },
    ({ caller, params }) => getTeamMember(deps, caller, params.id),
  )
  operation(
    api,
    {
      id: 'assignAccess',
      method: 'put',
      path: '/api/team/{id}/access',
      summary: 'Assigns administrative access to the companies that the partner supports; null takes it away',
      params: IdParams,
      body: AssignAccessInput,
      result: TeamMember,
      refusals: changeRefusals,
    },
    ({ caller, params, body, command }) => assignAccess(deps, caller, params.id, body.access, command),
  )
  operation(
    api,
    {
      id: 'setPartnerRole',
      method: 'put',
      path: '/api/team/{id}/partner-role',
      summary: 'What one of its people does for the partner',
      params: IdParams,
      body: PartnerRoleInput,
      result: TeamMember,
      refusals: [...changeRefusals, 'last-owner'],
    },
    ({ caller, params, body, command }) => setPartnerRole(deps, caller, params.id, body.role, command),
  )
  operation(
    api,
    {
      id: 'setMemberBlocked',
      method: 'put',
      path: '/api/team/{id}/blocked',
      summary: "Blocks one of the partner's people, whose sessions end at once, or lets them in again",
      params: IdParams,
      body: BlockedInput,
      result: TeamMember,
      refusals: [...changeRefusals, 'last-owner', 'last-global-admin', 'own-account'],
    },
    ({ caller, params, body, command }) => setMemberBlocked(deps, caller, params.id, body.blocked, command),
  )
  operation(
    api,
    {
      id: 'listTeamLog',
      method: 'get',
      path: '/api/team-log',
      summary: "What was changed about the partner's people, newest first",
      query: PageQuery,
      result: pageOf(TeamEvent, 'TeamEventPage'),
      refusals: ['not-signed-in', 'not-allowed', 'invalid-input'],
    },
    ({ caller, query }) => listTeamLog(deps, caller, query),
  )
  operation(
    api,
    {
      id: 'listAccessRoles',
      method: 'get',
      path: '/api/access-roles',
      summary: 'What each role lets somebody do for the companies that the partner supports',
      result: AccessRoles,
      refusals: ['not-signed-in', 'not-allowed'],
    },
    ({ caller }) => listAccessRoles(deps, caller),
  )
}
