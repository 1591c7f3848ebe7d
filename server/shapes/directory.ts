import { z } from '@hono/zod-openapi'
import { Time } from './base.ts'
import { Language } from './words.ts'

export const DirectoryPartner = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    domain: z.string(),
    domainProven: z.boolean(),
    since: Time,
    about: z
      .strictObject({ language: Language, text: z.string() })
      .nullable()
      .openapi({ description: 'In the reader’s language where the partner wrote in it' }),
    countries: z.array(z.string()).openapi({ description: 'ISO 3166 alpha-2 codes of the countries it serves' }),
    contact: z.string(),
  })
  .openapi('DirectoryPartner')

export const DirectoryPage = z
  .strictObject({
    items: z.array(DirectoryPartner),
    next: z.string().nullable().openapi({ description: 'Cursor of the next page; null on the last' }),
    countries: z.array(z.string()).openapi({ description: 'All countries that anybody in the directory serves' }),
  })
  .openapi('DirectoryPage')
