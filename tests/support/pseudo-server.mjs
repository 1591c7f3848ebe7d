// Loaded before the server (`node --import`): its own English texts are in the pseudo-language.
import { registerHooks } from 'node:module'
import { pseudoTree } from '../../src/build/pseudo.ts'

registerHooks({
  load: (url, context, nextLoad) => {
    const loaded = nextLoad(url, context)
    if (!/\/locales\/en\/(?:[\w-]+\/)?messages\/[\w-]+\.json$/.test(url)) return loaded
    return { ...loaded, source: JSON.stringify(pseudoTree(JSON.parse(String(loaded.source)))) }
  },
})
