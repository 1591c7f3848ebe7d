// The server alone, without set-up and build: for those who deploy it. An old Node can't even read TypeScript,
// so it is turned away here, before the server's first file is loaded.
import './require-node.mjs'

await import('../server/main.ts')
