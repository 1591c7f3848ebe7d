import { z } from '@hono/zod-openapi'
import { Time, orNull, problem } from './base.ts'
import { OrganizationName } from './words.ts'

export const Billing = z.enum(['monthly', 'yearly'], { error: problem('not-a-choice') }).openapi('Billing')

/** What the cloud sells, by its names in each language. */
export const Product = z
  .strictObject({ id: z.string(), names: z.strictObject({ en: z.string(), da: z.string(), zh: z.string() }) })
  .openapi('Product')

export const Subscription = z
  .strictObject({
    id: z.string(),
    product: Product,
    state: z.enum(['active', 'trial', 'expired']),
    licenses: z.number().int(),
    assigned: z.number().int(),
    billing: orNull(Billing),
    startedAt: Time,
    endsAt: Time.nullable(),
    partner: orNull(OrganizationName),
  })
  .openapi('Subscription')

/** What an order brought, as a receipt says it: how much of it is in use is the customer's own affair. */
export const OrderedSubscription = Subscription.omit({ assigned: true }).openapi('OrderedSubscription')

export const SoldProduct = z
  .strictObject({
    ...Product.shape,
    trialDays: z.number().int().nullable(),
    trialLicenses: z.number().int(),
    billing: z.array(Billing),
  })
  .openapi('SoldProduct')

export const SoldProducts = z.strictObject({ items: z.array(SoldProduct) }).openapi('SoldProducts')

export const Order = z
  .strictObject({
    items: z.array(z.strictObject({ product: Product, licenses: z.number().int() })),
    trialDays: z.number().int().nullable(),
    billing: orNull(Billing),
    usageCountry: z.string().nullable(),
  })
  .openapi('Order')
