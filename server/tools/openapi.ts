import openapiTS, { astToString, COMMENT_HEADER, type OpenAPI3 } from 'openapi-typescript'
import { cloud } from '../../src/clouds/global.ts'
import { createApp } from '../app.ts'
import type { Deps } from '../deps.ts'

/** The committed form of the document. No operation runs for it, so nothing is asked of the surroundings. */
export function openApiDocument(): string {
  const surroundings: Partial<Deps> = { cloud }
  return `${JSON.stringify(createApp(surroundings as Deps).document(), null, 2)}\n`
}

/** The types of what goes over the wire, for the http driver: made of the document, never written by hand. */
export async function wireTypes(document: string): Promise<string> {
  const nodes = await openapiTS(JSON.parse(document) as OpenAPI3, { rootTypes: true, rootTypesNoSchemaPrefix: true })
  return `${COMMENT_HEADER}${astToString(nodes)}`
}
