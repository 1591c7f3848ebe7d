/**
 * Copies text, with formatting for programs that take it. Says whether it worked: a browser may have no clipboard
 * for pages over plain http, or refuse it.
 */
export async function copyText(plain: string, html?: string): Promise<boolean> {
  const clipboard = (navigator as { clipboard?: Clipboard }).clipboard
  if (!clipboard) return false
  try {
    if (html !== undefined && typeof ClipboardItem !== 'undefined') {
      await clipboard.write([
        new ClipboardItem({
          'text/plain': new Blob([plain], { type: 'text/plain' }),
          'text/html': new Blob([html], { type: 'text/html' }),
        }),
      ])
    } else {
      await clipboard.writeText(plain)
    }
    return true
  } catch {
    return false
  }
}
