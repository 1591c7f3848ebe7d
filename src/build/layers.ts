import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Plugin } from 'vite'

/**
 * Puts the order of the cascade layers at the head of every stylesheet that uses them. Layers rank by when
 * they are first named, and the build may load a component's stylesheet before the one that ranks them.
 */
export function layerOrder(root: string): Plugin {
  return {
    name: 'mandate:layer-order',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const order = /^@layer [^{;]+;/.exec(readFileSync(path.join(root, 'src/styles/index.css'), 'utf8'))?.[0]
      if (!order) throw new Error('src/styles/index.css must begin with the order of the layers')
      for (const file of Object.values(bundle)) {
        if (file.type === 'asset' && file.fileName.endsWith('.css') && String(file.source).includes('@layer')) {
          file.source = order + String(file.source)
        }
      }
    },
  }
}
