import { useQueryCache } from '@pinia/colada'
import type { AuditFilter, MailFilter, OrganizationChange } from '../../backend/contract.ts'
import { useCommand } from '../../backend/command.ts'
import { useReading } from '../../backend/read.ts'
import { useBackend } from '../../backend/registry.ts'

/** One organization, and what the operator can do about it. */
export function useOrganization(id: string) {
  const backend = useBackend()
  const cache = useQueryCache()
  return {
    ...useReading(
      () => ['organization', id],
      (options) => backend.operator.organization(id, options),
    ),
    change: useCommand((input: OrganizationChange, options) => backend.operator.change(id, input, options)),
    certify: useCommand((certified: boolean, options) => backend.operator.setCertified(id, certified, options)),
    suspend: useCommand(({ suspended, reason }: { suspended: boolean; reason: string }, options) =>
      backend.operator.setSuspended(id, suspended, { ...options, reason }),
    ),
    renew: useCommand((personId: string, options) => backend.operator.renewSignIn(id, personId, options)),
    /** After a change: the list says it too. */
    changed: () => cache.invalidateQueries({ key: ['organizations'] }),
  }
}

export function useOrganizationPeople(id: string, after: () => string | undefined) {
  const backend = useBackend()
  return useReading(
    () => ['organization-people', id, after() ?? ''],
    (options) => backend.operator.people(id, { ...options, after: after() }),
    { keepPrevious: true },
  )
}

export function useMails(filter: () => Pick<MailFilter, 'state' | 'after'>) {
  const backend = useBackend()
  return {
    ...useReading(
      () => ['operator-mails', filter().state ?? '', filter().after ?? ''],
      (options) => backend.operator.mails({ ...options, ...filter() }),
      { keepPrevious: true },
    ),
    again: useCommand(async (id: string, options) => {
      await backend.operator.retryMail(id, options)
      return true as const
    }),
  }
}

export function useAudit(filter: () => Pick<AuditFilter, 'source' | 'organization' | 'after'>) {
  const backend = useBackend()
  return useReading(
    () => ['audit', filter().source ?? '', filter().organization ?? '', filter().after ?? ''],
    (options) => backend.operator.audit({ ...options, ...filter() }),
    { keepPrevious: true },
  )
}
