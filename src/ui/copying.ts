/**
 * Copies text, with formatting for programs that take it. Says whether it worked: a browser may have no clipboard
 * for pages over plain http, or refuse it.
 */
export async function copyText(plain: string, html?: string): Promise<boolean> {
  const clipboard = (navigator as { clipboard?: Clipboard }).clipboard
  if (!clipboard) return false
  try {
    if (html === undefined || !(await writeBoth(clipboard, plain, html))) await clipboard.writeText(plain)
    return true
  } catch {
    return false
  }
}

/** False where the browser takes no formatted text; the plain one may still do. */
async function writeBoth(clipboard: Clipboard, plain: string, html: string): Promise<boolean> {
  if (typeof ClipboardItem === 'undefined') return false
  try {
    await clipboard.write([
      new ClipboardItem({
        'text/plain': new Blob([plain], { type: 'text/plain' }),
        'text/html': new Blob([html], { type: 'text/html' }),
      }),
    ])
    return true
  } catch {
    return false
  }
}
