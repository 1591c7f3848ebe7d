import type { Language } from '../lib/languages.ts'

/** The clouds that come with the product. A build takes any file of this folder, so nothing else may rest on this list. */
export type CloudId = 'global' | '21vianet'

/** The names of the cloud's own products, as its vendor writes them in a language. */
export interface ProductNames {
  /** The service that partners administer. */
  readonly service: string
  /** The suite with the newer name. */
  readonly suite: string
  /** Where a customer's admins work. */
  readonly adminCenter: string
  /** Where partners work. */
  readonly partnerCenter: string
}

/** How often a bought subscription is invoiced. */
export type Billing = 'monthly' | 'yearly'

/** Something that the cloud sells licenses of. */
export interface CatalogueProduct {
  /** The same in every cloud that sells it. */
  readonly id: string
  readonly names: Readonly<Record<Language, string>>
  /** How long it can be tried; null where it can't. */
  readonly trialDays: number | null
  /** The most licenses that a trial has. */
  readonly trialLicenses: number
  readonly billing: readonly Billing[]
}

/** Addresses of the cloud itself: links that a reader may follow, and the hosts of its interfaces. */
export interface CloudHosts {
  readonly adminCenter: string
  readonly partnerCenter: string
  readonly portal: string
  readonly signIn: string
  readonly graph: string
}

export interface CloudFeatures {
  /** Granular delegated admin relationships exist in this cloud's interface. */
  readonly granularRelationships: boolean
}

/** A number that the law wants at the foot of each page, with the register it links to. The deployer sets the number. */
export interface Registration {
  /** The setting, and the name of the `<meta>` element, that holds the number. */
  readonly setting: 'icp-number' | 'psb-number'
  readonly registerUrl: string
}

/** Everything that differs between the clouds, apart from texts: those have overlays in their language's folder. */
export interface Cloud {
  /** The name of its file, of the folders of its overlays, and of its build. */
  readonly id: string
  /** First letter of the tokens made in this cloud, so that another installation can say “wrong cloud”. */
  readonly tokenLetter: string
  /** The name of this product. */
  readonly brand: string
  readonly products: Readonly<Record<Language, ProductNames>>
  readonly hosts: CloudHosts
  /** What the domain of an organization ends in that was made here; the people who make it choose the part before. */
  readonly tenantDomain: string
  readonly defaultLanguage: Language
  readonly languages: readonly Language[]
  /** The tag for `hreflang` and `Content-Language`. */
  readonly languageTags: Readonly<Record<Language, string>>
  readonly features: CloudFeatures
  /** Message that says which certification a partner needs here. */
  readonly certificationNote: 'common.cloud.certification'
  /** What the foot of each page must show. */
  readonly registrations: readonly Registration[]
}
