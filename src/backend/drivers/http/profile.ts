import type { ProfilePort } from '../../contract.ts'
import { dataOf, type HttpClient } from './client.ts'
import { header, paging, reading } from './request.ts'

export function profile(api: HttpClient): ProfilePort {
  return {
    get: (options) => dataOf(api.GET('/api/profile', { ...reading(options) })),
    setContact: (input, { key }) =>
      dataOf(api.PUT('/api/profile/contact', { params: { header: header(key) }, body: { ...input } })),
    setListing: ({ about, countries, ...input }, { key }) =>
      dataOf(
        api.PUT('/api/profile/listing', {
          params: { header: header(key) },
          body: { ...input, about: { ...about }, countries: [...countries] },
        }),
      ),
    proveDomain: ({ key }) => dataOf(api.POST('/api/profile/domain-proof', { params: { header: header(key) } })),
    listTerms: (language, options) =>
      dataOf(api.GET('/api/terms', { params: { query: { language, ...paging(options) } }, ...reading(options) })),
    terms: (id, options) => dataOf(api.GET('/api/terms/{id}', { params: { path: { id } }, ...reading(options) })),
    writeTerms: (input, { key }) =>
      dataOf(api.POST('/api/terms', { params: { header: header(key) }, body: { ...input } })),
  }
}
