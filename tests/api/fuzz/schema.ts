/** Makes values out of the schemas of the API's document: mostly what they ask for, and now and then what they don't. */
import fc from 'fast-check'

export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
  readonly pattern?: string
}

export type Schemas = Readonly<Record<string, Schema>>

/** Texts that have broken something somewhere. */
const nasty = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\uD800',
  '\u202Egpj.exe',
  '\u2066x\u2069',
  '\r\n',
  '%',
  '_',
  '\\',
  "'; drop table people; --",
  '<img src=x onerror=alert(1)>',
  '{{constructor}}',
  '{name} @:greeting | x',
  '../../..',
  '协'.repeat(300),
  'x'.repeat(5000),
  '👩‍🔧',
  'İ',
  '__proto__',
  'constructor',
  'null',
  'NaN',
]

export const anyText = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.constantFrom(...nasty) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
)

const junk: fc.Arbitrary<unknown> = fc.oneof(
  anyText,
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(null, -1, 1e308, [], {}),
)

export function valuesOf(schema: Schema, schemas: Schemas): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 12, arbitrary: fitting(schema, schemas) }, { weight: 1, arbitrary: junk })
}

function fitting(schema: Schema, schemas: Schemas): fc.Arbitrary<unknown> {
  if (schema.$ref) {
    const named = schemas[schema.$ref.split('/').at(-1) ?? '']
    if (!named) throw new Error(`The document has no ${schema.$ref}`)
    return fitting(named, schemas)
  }
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => fitting(one, schemas)))
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.const !== undefined) return fc.constant(schema.const)
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? ['string'])
  return fc.oneof(...types.map((type) => ofType(type, schema, schemas)))
}

function ofType(type: string, schema: Schema, schemas: Schemas): fc.Arbitrary<unknown> {
  switch (type) {
    case 'null':
      return fc.constant(null)
    case 'boolean':
      return fc.boolean()
    case 'integer':
    case 'number':
      return fc.integer({ min: (schema.minimum ?? 0) - 1, max: (schema.maximum ?? 1000) + 1 })
    case 'array':
      return fc.array(valuesOf(schema.items ?? {}, schemas), { maxLength: 5 })
    case 'object':
      return objectOf(schema, schemas)
    default:
      return schema.pattern
        ? fc.oneof({ weight: 3, arbitrary: fc.stringMatching(new RegExp(schema.pattern)) }, anyText)
        : fc.oneof(anyText, fc.emailAddress(), fc.domain(), fc.constantFrom('en', 'DK', 'plain words', 'some-name'))
  }
}

function objectOf(schema: Schema, schemas: Schemas): fc.Arbitrary<unknown> {
  const properties = Object.entries(schema.properties ?? {})
  const fields = Object.fromEntries(properties.map(([name, one]) => [name, valuesOf(one, schemas)]))
  const whole = fc.record(fields, { requiredKeys: [...(schema.required ?? [])] })
  const partly = fc.record(fields, { requiredKeys: [] })
  const more = fc.tuple(whole, fc.dictionary(anyText, fc.jsonValue({ maxDepth: 1 }), { maxKeys: 2 }))
  return fc.oneof(
    { weight: 20, arbitrary: whole },
    { weight: 1, arbitrary: partly },
    { weight: 1, arbitrary: more.map(([one, two]) => ({ ...one, ...two })) },
  )
}
