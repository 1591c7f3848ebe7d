// Fonts for Chinese, so that a browser measures and shows real characters and not empty boxes.
import { aptInstall, canAptInstall } from './apt.mjs'
import { run, which } from './run.mjs'

/** A small font with the characters in use (2 MB to fetch; a full family such as Noto is thirty times that). */
const debianPackages = ['fontconfig', 'fonts-droid-fallback']

/** Makes sure that Chinese can be shown. Gives what was missing when it can't: the tests run without as well. */
export async function ensureChineseFont() {
  if (process.platform !== 'linux' || (await hasChineseFont())) return undefined
  if (canAptInstall()) {
    await aptInstall(debianPackages)
    if (await hasChineseFont()) return undefined
  }
  return 'No font for Chinese is installed: pictures of Chinese pages will show boxes.'
}

async function hasChineseFont() {
  if (which('fc-list') === undefined) return false
  const { output } = await run('fc-list', [':lang=zh', 'family'], { show: false })
  return output.trim() !== ''
}
