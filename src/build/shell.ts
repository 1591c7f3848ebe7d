import type { Plugin } from 'vite'
import type { Cloud } from '../clouds/types.ts'
import { languageInfo, languages } from '../i18n/core/languages.ts'
import { messagesFor } from './messages.ts'

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (character) => escapes[character] ?? character)

/** What the page says, in every language, where scripts are off. */
function noScript(root: string, cloud: Cloud): string {
  const lines = languages.map((language) => {
    const text = messagesFor(root, cloud.id, language, 'common')['noScript']
    return `<p lang="${languageInfo[language].htmlLang}">${escapeHtml(String(text))}</p>`
  })
  return lines.join('')
}

/** Registration numbers that the deployer gives when building; the server may add them to the page later as well. */
function registrationTags(cloud: Cloud): string {
  return cloud.registrations
    .map(({ setting }) => ({ setting, number: process.env[setting.toUpperCase().replace('-', '_')] }))
    .filter(({ number }) => number)
    .map(({ setting, number }) => `<meta name="${setting}" content="${escapeHtml(number ?? '')}">`)
    .join('\n    ')
}

/** Fills the slots of index.html with what belongs to the cloud that is built. */
export function shell(root: string, cloud: Cloud): Plugin {
  return {
    name: 'mandate:shell',
    transformIndexHtml: (html) =>
      html
        .replaceAll('%CLOUD%', cloud.id)
        .replaceAll('%BRAND%', escapeHtml(cloud.brand))
        .replace('<!--registrations-->', () => registrationTags(cloud))
        .replace('<!--no-script-->', () => noScript(root, cloud)),
  }
}
