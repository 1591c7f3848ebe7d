import { partnerNavigation } from '../../../journeys/partnerNavigation.ts'

/** Marks the way that holds for the reader, where a partner is signed in; its room is kept in the page. */
async function mark(): Promise<void> {
  const response = await fetch('/api/session', { headers: { accept: 'application/json' } })
  if (!response.ok || !response.headers.get('content-type')?.startsWith('application/json')) return
  const clientCount = clientCountOf(await response.json())
  if (clientCount === null) return
  const own = partnerNavigation(clientCount)
  for (const way of document.querySelectorAll<HTMLElement>('[data-navigation]')) {
    if (way.dataset['navigation'] === own) way.dataset['own'] = ''
  }
}

/** The number of the reader's clients; null for anybody who is no partner. */
function clientCountOf(answer: unknown): number | null {
  const organization = property(property(answer, 'session'), 'organization')
  const count = property(organization, 'clientCount')
  return property(organization, 'isPartner') === true && typeof count === 'number' ? count : null
}

const property = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined

// Nobody misses the mark where it can't be had.
mark().catch(() => undefined)
