/**
 * A domain as DNS writes it: in lower case, each label of other letters as an A-label (`xn--…`). Empty for what can't be
 * one. What people paste comes with a scheme, a path or a dot at the end.
 */
export function asciiDomain(text: string): string {
  const bare = text
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/.*$/, '')
    .replace(/\.$/, '')
  if (!bare || /[\s@:/?#\\[\]%]/.test(bare)) return ''
  try {
    return new URL(`http://${bare}`).hostname
  } catch {
    return ''
  }
}
