import { describe, expect, it } from 'vitest'
import { fieldProblems as serverProblems, refusals } from '../../server/services/refusal.ts'
import * as shapes from '../../server/shapes.ts'
import * as contract from '../../src/backend/contract.ts'
import { errorCodes, fieldProblems } from '../../src/backend/errors.ts'
import type { components } from '../../src/backend/drivers/http/wire.ts'

/** Compiles only where both are the same set. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never

const sameTypes: readonly true[] = [
  true satisfies Same<contract.Permission, components['schemas']['Permission']>,
  true satisfies Same<contract.RelationshipState, components['schemas']['RelationshipState']>,
  true satisfies Same<contract.AdminRole, components['schemas']['AdminRole']>,
  true satisfies Same<contract.PartnerRole, components['schemas']['PartnerRole']>,
  true satisfies Same<contract.AccessRole, components['schemas']['AccessRole']>,
  true satisfies Same<contract.Act, components['schemas']['Act']>,
  true satisfies Same<contract.Language, components['schemas']['Language']>,
  true satisfies Same<contract.ActivityEvent, components['schemas']['Activity']['event']>,
  true satisfies Same<contract.Message['state'], components['schemas']['Message']['state']>,
  true satisfies Same<contract.OfferState, components['schemas']['OfferSummary']['state']>,
  true satisfies Same<contract.ClientCountBand, components['schemas']['PartnerCard']['clients']>,
]

describe('what the server and the port both list is the same', () => {
  it('codes of refusals, but for the one that no server can send', () => {
    expect(Object.keys(refusals).sort()).toEqual(errorCodes.filter((code) => code !== 'offline').sort())
  })

  it('problems of fields', () => {
    expect(serverProblems).toEqual(fieldProblems)
  })

  it('acts that can or can’t be delegated, in one order', () => {
    expect(shapes.acts).toEqual(contract.acts)
  })

  it('events of the activity', () => {
    expect(shapes.activityEvents).toEqual(contract.activityEvents)
  })

  it('events of the team', () => {
    expect(shapes.teamEvents).toEqual(contract.teamEvents)
  })

  it('the sets that are types only', () => {
    expect(sameTypes).not.toContain(false)
  })
})
