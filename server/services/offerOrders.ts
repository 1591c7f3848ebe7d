import type { z } from '@hono/zod-openapi'
import { catalogueOf } from '../../src/clouds/all.ts'
import type { CatalogueProduct, Cloud } from '../../src/clouds/types.ts'
import type { Caller, Deps } from '../deps.ts'
import type { OfferRevision, Order, PurchaseOrder, SoldProducts, TrialOrder } from '../shapes.ts'
import { partnerActor } from './actor.ts'
import { invalid } from './refusal.ts'
import { productName, productOf } from './subscriptions.ts'

type OrderContent = z.infer<typeof Order>

/** What the cloud sells, for a partner that composes an offer of it. */
export function listProducts(deps: Deps, caller: Caller | null): Promise<z.infer<typeof SoldProducts>> {
  return deps.store.read(async (tx) => {
    await partnerActor(tx, caller)
    return {
      items: catalogueOf(deps.cloud).map((product) => ({
        ...product,
        names: { ...product.names },
        billing: [...product.billing],
      })),
    }
  })
}

function sold(cloud: Cloud, id: string, field: string): CatalogueProduct {
  const product = productOf(cloud, id)
  if (!product) throw invalid(field, 'not-a-choice')
  return product
}

/** What a trial invitation holds, with the product's names and length as they are today: the digest covers them. */
export function trialOf(cloud: Cloud, input: z.infer<typeof TrialOrder>): OrderContent {
  const { trialDays, trialLicenses } = sold(cloud, input.product, 'product')
  if (trialDays === null) throw invalid('product', 'not-a-choice')
  if (input.licenses > trialLicenses) throw invalid('licenses', 'not-a-choice', trialLicenses)
  return {
    items: [{ product: productName(cloud, input.product), licenses: input.licenses }],
    trialDays,
    billing: null,
    usageCountry: input.usageCountry,
  }
}

/** What a purchase offer holds. Each product is in it once, and invoiced as the cloud lets it be. */
export function purchaseOf(cloud: Cloud, input: z.infer<typeof PurchaseOrder>): OrderContent {
  const items = input.items.map(({ product: id, licenses }, place) => {
    const product = sold(cloud, id, `items.${place}.product`)
    if (input.items.findIndex((item) => item.product === id) < place) throw invalid(`items.${place}.product`, 'taken')
    if (!product.billing.includes(input.billing)) throw invalid('billing', 'not-a-choice')
    return { product: productName(cloud, id), licenses }
  })
  return { items, trialDays: null, billing: input.billing, usageCountry: null }
}

/** What an offer holds after a change to it: an offer stays of its kind. */
export function revisedOrder(
  cloud: Cloud,
  before: OrderContent | undefined,
  { trial, purchase }: Pick<z.infer<typeof OfferRevision>, 'trial' | 'purchase'>,
): OrderContent | undefined {
  const isTrial = before !== undefined && before.trialDays !== null
  if (trial && !isTrial) throw invalid('trial', 'not-a-choice')
  if (purchase && (!before || isTrial)) throw invalid('purchase', 'not-a-choice')
  if (trial) return trialOf(cloud, trial)
  return purchase ? purchaseOf(cloud, purchase) : before
}
