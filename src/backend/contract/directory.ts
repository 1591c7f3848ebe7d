import type { Language } from '../../lib/languages.ts'
import type { ListOptions, OrganizationName, Page } from './shared.ts'

/** A certified partner that wants to be found, as it describes itself. */
export interface DirectoryPartner extends OrganizationName {
  readonly domainProven: boolean
  readonly since: string
  /** In the reader's language where the partner wrote in it, otherwise in another; null where it wrote nothing. */
  readonly about: { readonly language: Language; readonly text: string } | null
  /** ISO 3166 alpha-2 codes. */
  readonly countries: readonly string[]
  readonly contact: string
}

export interface DirectoryPage extends Page<DirectoryPartner> {
  /** All countries that anybody in the directory serves. */
  readonly countries: readonly string[]
}

/** Partners of this cloud whom anybody may find. Public. */
export interface DirectoryPort {
  list(language: Language, options?: ListOptions & { readonly country?: string | undefined }): Promise<DirectoryPage>
}
