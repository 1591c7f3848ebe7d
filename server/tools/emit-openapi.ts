/** Writes the API's document to `server/openapi.json`, from the routes themselves, and the http driver's types from it. */
import { writeFileSync } from 'node:fs'
import { openApiDocument, wireTypes } from './openapi.ts'

const document = openApiDocument()
writeFileSync(new URL('../openapi.json', import.meta.url), document)
writeFileSync(new URL('../../src/backend/drivers/http/wire.ts', import.meta.url), await wireTypes(document))
