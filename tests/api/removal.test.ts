import { expect, it } from 'vitest'
import { bothOnDisk, describeStores } from '../support/stores-suite.ts'
import { afterRemovalNothingSucceeds, removalDuringAnActIsNoticed, removalIsNotPutOff } from './promises/removal.ts'
import { actsInsideClients, everyActIsStopped, forgottenActs } from './promises/stopping.ts'

/** How often to remove and authorize again; more for a long run: `REMOVAL_HISTORIES=2000`. */
const histories = Number(process.env['REMOVAL_HISTORIES'] ?? 60)

describeStores('the second promise: eight clients against a remover', bothOnDisk, (kind) => {
  it(`lets no act succeed after a removal, in ${histories} histories`, { timeout: 60_000 + histories * 1000 }, () =>
    afterRemovalNothingSucceeds(kind, histories),
  )
  it('is noticed by an act that was under way', () => removalDuringAnActIsNoticed(kind))
  it('does not let acts put off the removal', { timeout: 30_000 }, () => removalIsNotPutOff(kind))
})

it('is about every act inside a client’s data', () => {
  expect(forgottenActs()).toEqual([])
  expect(actsInsideClients().length).toBeGreaterThan(20)
})

describeStores('every act inside a client’s data', bothOnDisk, (kind) => {
  it('is stopped by whatever ends or narrows the access, also in the middle of it', { timeout: 240_000 }, () =>
    everyActIsStopped(kind),
  )
})
