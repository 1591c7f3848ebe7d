/** Writes the API's OpenAPI document to `server/openapi.json`, from the routes themselves. */
import { writeFileSync } from 'node:fs'
import { openApiDocument } from './openapi.ts'

writeFileSync(new URL('../openapi.json', import.meta.url), openApiDocument())
