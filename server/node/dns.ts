import { Resolver } from 'node:dns/promises'
import { DnsTrouble, type Dns } from '../deps.ts'

/** Codes that say that there is no such record, which is an answer. */
const none = new Set(['ENOTFOUND', 'ENODATA'])

/** The machine's own resolvers; an answer that takes longer than some seconds is none. */
export function nodeDns(): Dns {
  const resolver = new Resolver({ timeout: 2000, tries: 2 })
  return {
    async txt(name) {
      try {
        return await resolver.resolveTxt(name)
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : ''
        if (none.has(code)) return []
        throw new DnsTrouble(error)
      }
    },
  }
}
