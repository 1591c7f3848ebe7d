import type { z } from '@hono/zod-openapi'
import type { Caller, Deps } from '../deps.ts'
import type { ClientCount, PartnerOverview } from '../shapes.ts'
import { countMatching } from '../store/client-list.ts'
import { countOpenOffers, countOpenRequests, latestAnswers } from '../store/overview.ts'
import { countClients } from '../store/relationships.ts'
import { countUnansweredLinks } from '../store/unanswered-links.ts'
import { covers } from './access.ts'
import { accessRoleOf } from './account.ts'
import { partnerActor } from './actor.ts'
import { countLimit, filterOf } from './client-list.ts'

/** So many of the latest answers are shown. */
const answersShown = 5

/** What a partner with many clients looks at first: how much there is of what waits, and what was answered last. */
export function readOverview(deps: Deps, caller: Caller | null): Promise<z.infer<typeof PartnerOverview>> {
  const time = deps.clock.now()
  const now = time.toISOString()
  return deps.store.read(async (tx) => {
    const { person, organization } = await partnerActor(tx, caller)
    const counting = { partnerId: organization.id, now, limit: countLimit + 1 }
    const ending = filterOf({ endsWithin: '30' }, time)
    const access = accessRoleOf(person)
    // As who may see the list of them; see listServiceRequests.
    const seesRequests = access !== null && covers(access, 'service-requests-manage') && !organization.suspended_at
    return {
      clients: await countClients(tx, organization.id, now),
      expiring: counted(await countMatching(tx, organization.id, now, ending, counting.limit)),
      openOffers: counted(await countOpenOffers(tx, counting)),
      unansweredLinks: counted(await countUnansweredLinks(tx, counting)),
      openRequests: seesRequests ? counted(await countOpenRequests(tx, counting)) : null,
      answers: (await latestAnswers(tx, organization.id, answersShown)).map((row) => ({
        id: row.id,
        at: row.at,
        answer: row.answer === 'accepted' ? ('accepted' as const) : ('declined' as const),
        offer: { id: row.offer_id, name: row.offer_name },
        customer: { id: row.customer_id, name: row.customer_name, domain: row.customer_domain },
      })),
    }
  })
}

const counted = (count: number): z.infer<typeof ClientCount> => ({
  count: Math.min(count, countLimit),
  more: count > countLimit,
})
