import type { Cloud } from '../../src/clouds/types.ts'
import type { DemoSignIn } from '../identity/demo-people.ts'
import { say } from '../identity/messages.ts'
import type { Config } from './config.ts'

export interface BannerFacts {
  readonly config: Config
  readonly cloud: Cloud
  readonly demo: DemoSignIn | undefined
  readonly setUpToken: string | undefined
}

/** What the terminal shows when the server is ready: where it is, and who can sign in. */
export function banner({ config, cloud, demo, setUpToken }: BannerFacts): string {
  const lines = ['', `  ${cloud.brand} is ready: ${config.publicUrl}`, `  Cloud: ${cloud.id} · mode: ${config.mode}`]
  if (demo) {
    const rows = demo.people.map(({ userName, name, organization, role }) => [
      userName,
      name,
      say('en', `demo.role.${role}`) + (organization === null ? '' : ` (${organization})`),
    ])
    const widths = [0, 1].map((column) => Math.max(...rows.map((row) => columnsOf(row[column] ?? ''))))
    lines.push('', `  Sign in as one of the demo people. Everybody’s password: ${demo.password}`, '')
    for (const row of rows) {
      lines.push(
        `    ${row
          .map((text, column) => text + ' '.repeat(Math.max(0, (widths[column] ?? 0) - columnsOf(text))))
          .join('  ')
          .trimEnd()}`,
      )
    }
  }
  if (setUpToken !== undefined) {
    lines.push(
      '',
      '  Nobody can sign in yet. Open this link within 24 hours to make the operator’s account; it works once:',
      '',
      `    ${config.publicUrl}${setUpPath(config, cloud, setUpToken)}`,
    )
  }
  return `${lines.join('\n')}\n`
}

function setUpPath({ outsideIssuer }: Config, { defaultLanguage }: Cloud, token: string): string {
  return outsideIssuer
    ? `/auth/sign-in?lang=${defaultLanguage}&link=${token}`
    : `/${defaultLanguage}/set-up#token=${token}`
}

/** How many columns a text takes in a terminal, where Han takes two. */
function columnsOf(text: string): number {
  return [...text].reduce(
    (columns, sign) =>
      columns + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/.test(sign) ? 2 : 1),
    0,
  )
}
