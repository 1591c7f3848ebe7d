import { useQueryCache } from '@pinia/colada'
import { useCommand, type Command } from '../../backend/command.ts'
import type {
  AccessRole,
  AccessScope,
  OfferSummary,
  Page,
  PartnerRole,
  Session,
  TeamEvent,
  TeamInvitation,
  TeamMember,
  TeamMemberAdded,
} from '../../backend/contract.ts'
import { useReading, type Reading } from '../../backend/read.ts'
import { useBackend } from '../../backend/registry.ts'
import { sessionQueryKey } from '../../backend/session.ts'

/** Who is signed in, as a screen needs it that can't do without: with the reason when it can't be known. */
export function useWhoIsHere(): Reading<Session | null> {
  const backend = useBackend()
  return useReading(
    () => [...sessionQueryKey],
    (options) => backend.account.session(options),
  )
}

/** The newest offers; here they only tell whether there are any. */
export function useFirstOffers(): Reading<Page<OfferSummary>> {
  const backend = useBackend()
  return useReading(
    () => ['offers', ''],
    (options) => backend.offers.list(options),
  )
}

const teamKey = 'team'
const memberKey = 'team-member'
const logKey = 'team-log'

/** A page of our own people, by name. */
export function useTeam(
  place: () => { readonly search: string; readonly after: string | undefined },
): Reading<Page<TeamMember>> {
  const backend = useBackend()
  return useReading(
    () => [teamKey, place().search, place().after ?? ''],
    (options) => backend.team.list({ ...options, ...place() }),
    { keepPrevious: true },
  )
}

export function useTeamMember(personId: () => string): Reading<TeamMember> {
  const backend = useBackend()
  return useReading(
    () => [memberKey, personId()],
    (options) => backend.team.get(personId(), options),
  )
}

/** The newest changes to our people. */
export function useTeamLog(): Reading<Page<TeamEvent>> {
  const backend = useBackend()
  return useReading(
    () => [logKey],
    (options) => backend.team.log(options),
  )
}

/** What each role lets somebody do; the server says. */
export function useAccessRoles(): Reading<readonly AccessScope[]> {
  const backend = useBackend()
  return useReading(
    () => ['access-roles'],
    (options) => backend.team.accessRoles(options),
  )
}

/** Has what is shown of our people read anew, and who we are: the change may have been about ourselves. */
export function useTeamChanged(): () => Promise<void> {
  const cache = useQueryCache()
  return async () => {
    await Promise.all(
      [teamKey, memberKey, logKey, ...sessionQueryKey].map((name) => cache.invalidateQueries({ key: [name] })),
    )
  }
}

export interface AssignInput {
  readonly personId: string
  readonly access: AccessRole | null
}

export function useAssignAccess(): Command<AssignInput, TeamMember> {
  const backend = useBackend()
  return useCommand(({ personId, access }: AssignInput, options) =>
    backend.team.assignAccess(personId, access, options),
  )
}

export function useSetRole(): Command<{ personId: string; role: PartnerRole }, TeamMember> {
  const backend = useBackend()
  return useCommand(({ personId, role }, options) => backend.team.setRole(personId, role, options))
}

export function useSetBlocked(): Command<{ personId: string; blocked: boolean }, TeamMember> {
  const backend = useBackend()
  return useCommand(({ personId, blocked }, options) => backend.team.setBlocked(personId, blocked, options))
}

export function useInvite(): Command<TeamInvitation, TeamMemberAdded> {
  const backend = useBackend()
  return useCommand((input: TeamInvitation, options) => backend.team.invite(input, options))
}
