import type { OfferReading } from '../../backend/contract.ts'

const required: readonly (keyof OfferReading)[] = [
  'digest',
  'partner',
  'access',
  'message',
  'terms',
  'bindingLanguage',
  'languages',
]

/** Whether it is what the server puts into the page of this offer; anything else in its place is ignored. */
function isReadingOf(token: string, value: unknown): value is OfferReading {
  if (typeof value !== 'object' || value === null) return false
  return 'token' in value && value.token === token && required.every((name) => name in value)
}

/**
 * The offer that came with the page, for a first paint without another request. Taken once: whoever asks
 * again, for example in another language, asks the backend.
 */
export function takeInlineOffer(token: string): OfferReading | null {
  const element = document.getElementById('offer-data')
  if (!element) return null
  element.remove()
  try {
    const value: unknown = JSON.parse(element.textContent ?? '')
    return isReadingOf(token, value) ? value : null
  } catch {
    return null
  }
}
