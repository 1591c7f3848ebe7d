import { cloud } from '#cloud'

export interface ShownRegistration {
  readonly number: string
  readonly registerUrl: string
}

/** The registration numbers that the deployer set, as the page's head holds them. */
export function registrations(): ShownRegistration[] {
  return cloud.registrations.flatMap(({ setting, registerUrl }) => {
    const number = document.querySelector<HTMLMetaElement>(`meta[name="${setting}"]`)?.content.trim()
    return number ? [{ number, registerUrl }] : []
  })
}
