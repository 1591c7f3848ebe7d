import { reactive, watch } from 'vue'
import type { NewOrganization, NewOrganizationInput } from '../../backend/contract.ts'
import { asRecord, asText } from '../../journeys/read.ts'
import { isLanguage, type Language } from '../../lib/languages.ts'
import { readStored, writeStored } from '../../lib/storage.ts'

/** What is typed about a new organization. The password is never a part of it: it is kept nowhere. */
export interface OrganizationDraft {
  name: string
  domainPrefix: string
  country: string
  address: string
  adminName: string
  userName: string
  email: string
  language: Language
}

const keyOf = (token: string): string => `mandate-new-organization:${token}`
const createdKeyOf = (token: string): string => `mandate-organization-created:${token}`

function parsed(key: string): Readonly<Record<string, unknown>> | null {
  try {
    return asRecord(JSON.parse(readStored('sessionStorage', key) ?? 'null'))
  } catch {
    return null
  }
}

/** What was typed in this tab before a reload, in front of the same offer; otherwise an empty form. */
export function useOrganizationDraft(token: string, reading: Language): OrganizationDraft {
  const kept = parsed(keyOf(token)) ?? {}
  const language = kept['language']
  const draft = reactive<OrganizationDraft>({
    name: asText(kept['name']),
    domainPrefix: asText(kept['domainPrefix']),
    country: asText(kept['country']),
    address: asText(kept['address']),
    adminName: asText(kept['adminName']),
    userName: asText(kept['userName']),
    email: asText(kept['email']),
    language: typeof language === 'string' && isLanguage(language) ? language : reading,
  })
  watch(draft, (now) => writeStored('sessionStorage', keyOf(token), JSON.stringify(now)), { flush: 'sync' })
  return draft
}

export function inputOf(draft: OrganizationDraft, password: string): NewOrganizationInput {
  return {
    name: draft.name.trim(),
    domainPrefix: draft.domainPrefix.trim().toLowerCase(),
    country: draft.country,
    address: draft.address.trim(),
    admin: {
      name: draft.adminName.trim(),
      userName: draft.userName.trim(),
      email: draft.email.trim(),
      language: draft.language,
      password,
    },
  }
}

/** What was made takes the place of what was typed, so that a reload doesn't ask for it again. */
export function keepCreated(token: string, { organization, userName }: NewOrganization): void {
  writeStored('sessionStorage', createdKeyOf(token), JSON.stringify({ organization: organization.name, userName }))
  writeStored('sessionStorage', keyOf(token), null)
}

/** The organization that was made in this tab, in front of the same offer. */
export function createdBefore(token: string): { organization: string; userName: string } | null {
  const kept = parsed(createdKeyOf(token))
  const [organization, userName] = [asText(kept?.['organization']), asText(kept?.['userName'])]
  return organization && userName ? { organization, userName } : null
}
