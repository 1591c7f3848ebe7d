import { http, type HttpHandler } from 'msw'
import { withFault, type FaultName } from './faults.ts'

export interface MockedServer {
  /** What the server's own handler answers to a request. */
  answer(request: Request): Promise<Response>
  /** Read for each request, so that it can change at any time. */
  fault(): FaultName
}

/** The whole API, at any origin: every request goes to the server's own handler, so no rule is written twice. */
export function httpHandlers(server: MockedServer): HttpHandler[] {
  return [http.all('*/api/*', ({ request }) => withFault(server.fault(), request, () => server.answer(request)))]
}
