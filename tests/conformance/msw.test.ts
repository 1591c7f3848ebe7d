import { expect } from 'vitest'
import { httpHandlers } from '../../mocks/http/handlers.ts'
import { mockServer } from '../../mocks/http/server.ts'
import { worldDeps } from '../../mocks/node/memory.ts'
import { httpBackend } from '../../src/backend/drivers/http/driver.ts'
import { cloud } from '../../src/clouds/global.ts'
import { TestClock } from '../support/handler.ts'
import { network, useNetwork } from '../support/msw.ts'
import { describePort, type PortHarness } from './port.ts'

/** The http driver through `fetch` and MSW. Each person has a host of their own, by which the mock knows them. */
const overMsw: PortHarness = {
  name: 'the http driver on MSW',
  async start() {
    const publicUrl = 'http://mandate.test'
    const deps = await worldDeps({ world: 'waiting-offer', cloud, clock: new TestClock(), publicUrl })
    const faults: unknown[] = []
    const server = mockServer(deps, (fault) => faults.push(fault))
    const people: (string | null)[] = []
    const personOf = (request: Request): string | null => {
      const [host = ''] = new URL(request.url).hostname.split('.')
      return people[Number(host.slice(1))] ?? null
    }
    network.use(
      ...httpHandlers({ answer: (request) => server.answer(request, personOf(request)), fault: () => 'none' }),
    )
    return {
      as(userName) {
        const place = people.push(userName) - 1
        return Promise.resolve(httpBackend({ baseUrl: `http://p${place}.mandate.test` }))
      },
      async close() {
        await deps.store.close()
        expect(faults).toEqual([])
      },
    }
  },
}

useNetwork()
describePort(overMsw)
