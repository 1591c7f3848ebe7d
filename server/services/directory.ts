import type { z } from '@hono/zod-openapi'
import { languages, type Language } from '../../src/lib/languages.ts'
import type { Deps } from '../deps.ts'
import type { DirectoryPage, DirectoryPartner } from '../shapes.ts'
import { directoryCountries, listDirectory as directoryRows, type DirectoryRow } from '../store/directory.ts'
import { listQuery, toPage } from './lists.ts'

/** Partners whom anybody may find: certified for this cloud, not suspended, and listed because they want to be. */
export function listDirectory(
  deps: Deps,
  query: {
    readonly language: Language
    readonly search?: string | undefined
    readonly country?: string | undefined
    readonly after?: string | undefined
  },
): Promise<z.infer<typeof DirectoryPage>> {
  const { search, after } = listQuery(query)
  return deps.store.read(async (tx) => ({
    ...toPage(
      await directoryRows(tx, { search, after, country: query.country ?? null }),
      (row) => partnerOf(row, query.language),
      (row) => ({ value: row.name_folded, id: row.id }),
    ),
    countries: await directoryCountries(tx),
  }))
}

function partnerOf(row: DirectoryRow, language: Language): z.infer<typeof DirectoryPartner> {
  const about = JSON.parse(row.about) as Partial<Record<Language, string>>
  // The reader's language, otherwise the first that the partner wrote in.
  const said = [language, ...languages].find((one) => about[one])
  return {
    id: row.id,
    name: row.name,
    domain: row.domain,
    domainProven: row.domain_proven_at !== null,
    since: row.created_at,
    about: said ? { language: said, text: about[said] ?? '' } : null,
    countries: JSON.parse(row.countries) as string[],
    contact: row.contact,
  }
}
