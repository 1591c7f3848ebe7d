// The lint rule for rooms.js. Imports here are relative and carry their extension, so a path says all: the rule
// needs no resolver, and no file needs to exist.
import path from 'node:path'
import { aliases, doorToBackend, roomOf } from './rooms.js'

/** @type {import('eslint').Rule.RuleModule} */
export const boundaries = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      homeless: '{{file}} is in no room of scripts/lint/rooms.js: move it to one, or add a room.',
      room: '"{{from}}" may not import from "{{to}}" (scripts/lint/rooms.js).',
      typesOnly: '"{{from}}" may import only types from "{{to}}": write "import type".',
      loadOnly: '"{{from}}" may load "{{to}}" by import() only.',
      part: 'No {{room}} imports another: "{{fromPart}}" may not import from "{{toPart}}".',
      package: '"{{from}}" may not import the package "{{specifier}}" (scripts/lint/rooms.js).',
      alias: 'No file is known by the name "{{specifier}}": add it to the aliases in scripts/lint/rooms.js.',
      extension: 'Write the extension of "{{specifier}}": Node runs these files as they are.',
      component: 'A component calls no backend: let it use a query or a command of its feature.',
    },
  },
  create(context) {
    const file = path.relative(context.cwd, context.physicalFilename ?? context.filename).replaceAll('\\', '/')
    const here = roomOf(file)
    if (!here) {
      return { Program: (node) => context.report({ node, messageId: 'homeless', data: { file } }) }
    }
    if (here.room.may === 'anything') return {}

    /** @param {{ typeOnly?: boolean, dynamic?: boolean, pattern?: boolean }} kind */
    function check(node, specifier, kind = {}) {
      const report = (messageId, data = {}) =>
        context.report({ node, messageId, data: { from: here.room.name, specifier, ...data } })
      if (specifier.startsWith('virtual:')) return
      if (specifier.startsWith('#') && !Object.hasOwn(aliases, specifier)) return report('alias')
      const isFile = /^[./#]/.test(specifier)
      if (!isFile) {
        if (!kind.typeOnly && here.room.refuses?.some((refuses) => refuses(specifier))) report('package')
        return
      }
      const target = targetOf(file, specifier)
      if (!kind.pattern && path.posix.extname(target) === '') return report('extension')
      if (file.endsWith('.vue') && target === doorToBackend && !kind.typeOnly) return report('component')
      const there = roomOf(target)
      if (!there) return report('room', { to: target })
      if (there.room === here.room) {
        if (there.part !== here.part) report('part', { room: here.room.name, fromPart: here.part, toPart: there.part })
        return
      }
      const to = there.room.name
      const { may, mayType = [], mayLoad = [] } = here.room
      if (may.includes(to)) return
      if (mayLoad.includes(to)) return kind.dynamic || kind.typeOnly ? undefined : report('loadOnly', { to })
      if (mayType.includes(to)) return kind.typeOnly ? undefined : report('typesOnly', { to })
      report('room', { to })
    }

    const declaration = (node) => {
      if (node.source)
        check(node.source, node.source.value, { typeOnly: (node.importKind ?? node.exportKind) === 'type' })
    }
    return {
      ImportDeclaration: declaration,
      ExportNamedDeclaration: declaration,
      ExportAllDeclaration: declaration,
      ImportExpression(node) {
        const specifier = textOf(node.source)
        if (specifier !== undefined) check(node.source, specifier, { dynamic: true })
      },
      TSImportType(node) {
        const specifier = textOf(node.source ?? node.argument?.literal ?? node.argument)
        if (specifier !== undefined) check(node, specifier, { typeOnly: true })
      },
      'CallExpression[callee.type="MemberExpression"][callee.object.type="MetaProperty"][callee.property.name="glob"]'(
        node,
      ) {
        const [first] = node.arguments
        for (const one of first?.type === 'ArrayExpression' ? first.elements : [first]) {
          const pattern = one ? textOf(one) : undefined
          if (pattern === undefined || pattern.startsWith('!')) continue
          check(one, pattern, { dynamic: true, pattern: true })
        }
      },
    }
  },
}

/** The text of a literal, or what a template begins with. */
function textOf(node) {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value
  if (node?.type === 'TemplateLiteral') return node.quasis.map(({ value }) => value.cooked).join('*')
  return undefined
}

function targetOf(file, specifier) {
  if (Object.hasOwn(aliases, specifier)) return aliases[specifier]
  const plain = specifier.replace(/[?#].*$/, '')
  if (plain.startsWith('/')) return plain.slice(1)
  return path.posix.join(path.posix.dirname(file), plain)
}
