import { useQueryCache } from '@pinia/colada'
import type {
  AdminRole,
  ClientDomain,
  ClientUserAdded,
  ClientUserDetails,
  ClientUserEdit,
  ClientUserInput,
  CommandOptions,
  DomainVerification,
  LicenseChange,
  Page,
  Subscription,
} from '../../backend/contract.ts'
import { useCommand, type Command } from '../../backend/command.ts'
import { useReading, type Reading } from '../../backend/read.ts'
import { useBackend } from '../../backend/registry.ts'
import { insideKey } from './onBehalf.ts'

/** A page of what a client has bought or tries. */
export function useClientSubscriptions(
  customerId: () => string,
  after: () => string | undefined = () => undefined,
): Reading<Page<Subscription>> {
  const backend = useBackend()
  return useReading(
    () => [...insideKey(customerId()), 'subscriptions', after() ?? ''],
    (options) => backend.onBehalf.subscriptions(customerId(), { ...options, after: after() }),
  )
}

export function useClientDomains(customerId: () => string): Reading<readonly ClientDomain[]> {
  const backend = useBackend()
  return useReading(
    () => [...insideKey(customerId()), 'domains'],
    (options) => backend.onBehalf.domains(customerId(), options),
  )
}

export function useClientUser(customerId: () => string, userId: () => string): Reading<ClientUserDetails> {
  const backend = useBackend()
  return useReading(
    () => [...insideKey(customerId()), 'user', userId()],
    (options) => backend.onBehalf.user(customerId(), userId(), options),
  )
}

/** An act inside a client, after which what is shown of the client is read anew. */
function useInside<Input, Result>(
  customerId: () => string,
  act: (id: string, input: Input, options: CommandOptions) => Promise<Result>,
): Command<Input, Result> {
  const cache = useQueryCache()
  return useCommand(async (input: Input, options) => {
    const result = await act(customerId(), input, options)
    // What can't be read says so where it is shown.
    cache.invalidateQueries({ key: insideKey(customerId()) }).catch(() => undefined)
    return result
  })
}

export function useAddUser(customerId: () => string): Command<ClientUserInput, ClientUserAdded> {
  const { onBehalf } = useBackend()
  return useInside(customerId, (id, input, options) => onBehalf.addUser(id, input, options))
}

/** What can be done to a user, each on its own. */
export type UserChange =
  | { readonly edit: ClientUserEdit }
  | { readonly blocked: boolean }
  | { readonly role: AdminRole }
  | { readonly licenses: LicenseChange }

export function useChangeUser(customerId: () => string, userId: () => string): Command<UserChange, ClientUserDetails> {
  const { onBehalf } = useBackend()
  return useInside(customerId, (id, change: UserChange, options) => {
    if ('edit' in change) return onBehalf.editUser(id, userId(), change.edit, options)
    if ('blocked' in change) return onBehalf.setBlocked(id, userId(), change.blocked, options)
    if ('role' in change) return onBehalf.assignRole(id, userId(), change.role, options)
    return onBehalf.changeLicenses(id, userId(), change.licenses, options)
  })
}

export function useAddDomain(customerId: () => string): Command<string, ClientDomain> {
  const { onBehalf } = useBackend()
  return useInside(customerId, (id, name, options) => onBehalf.addDomain(id, name, options))
}

export function useVerifyDomain(customerId: () => string): Command<string, DomainVerification> {
  const { onBehalf } = useBackend()
  return useInside(customerId, (id, domainId, options) => onBehalf.verifyDomain(id, domainId, options))
}

export function useRemoveDomain(customerId: () => string): Command<string, true> {
  const { onBehalf } = useBackend()
  return useInside(customerId, async (id, domainId, options) => {
    await onBehalf.removeDomain(id, domainId, options)
    return true as const
  })
}
