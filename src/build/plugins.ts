import vue from '@vitejs/plugin-vue'
import type { PluginOption } from 'vite'
import { cloudFile } from './cloud.ts'
import { articleTitles } from './help/titles.ts'
import { messages } from './messages.ts'

/** The cloud that the environment names. */
export const chosenCloud = (): string => process.env['CLOUD'] || 'global'

/** What Vite and Vitest both need to understand the source: components, messages, and which cloud it is. */
export function sourcePlugins(root: string, cloud: string): PluginOption[] {
  const file = cloudFile(root, cloud)
  return [
    {
      name: 'mandate:cloud',
      enforce: 'pre',
      resolveId: (id) => (id === '#cloud' ? file : undefined),
    },
    messages(root, cloud),
    articleTitles(root),
    vue(),
  ]
}
