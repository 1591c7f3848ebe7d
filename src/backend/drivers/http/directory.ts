import type { DirectoryPort } from '../../contract.ts'
import { dataOf, type HttpClient } from './client.ts'
import { reading, searching } from './request.ts'

export function directory(api: HttpClient): DirectoryPort {
  return {
    list: (language, options) =>
      dataOf(
        api.GET('/api/directory', {
          params: {
            query: { language, ...searching(options), ...(options?.country ? { country: options.country } : {}) },
          },
          ...reading(options),
        }),
      ),
  }
}
