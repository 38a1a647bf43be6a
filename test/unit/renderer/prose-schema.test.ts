import { getSchemaByResolvedExtensions, resolveExtensions } from '@tiptap/core'
import type { Schema } from '@tiptap/pm/model'
import { type NodeType } from '@tiptap/pm/model'
import { expect, test } from 'vitest'
import { proseExtensions, proseSchemaSpec } from '../../../renderer/editor/prose-extensions.ts'
import type { ProseSurroundings } from '../../../renderer/editor/prose-nodes.ts'
import { proseSchema } from '../../../src/domain/prose.ts'

const surroundings = {} as ProseSurroundings

const structure = (schema: Schema) => ({
  top: schema.topNodeType.name,
  nodes: Object.fromEntries(
    Object.entries(schema.nodes).map(([name, type]: [string, NodeType]) => {
      const { content, group, inline, atom, defining, selectable, marks } = type.spec
      const attrs = Object.fromEntries(Object.entries(type.spec.attrs ?? {}).map(([key, value]) => [key, value.default as unknown]))
      return [name, { content, group, inline, atom, defining, selectable, marks, attrs }]
    }),
  ),
  marks: Object.keys(schema.marks).sort(),
})

test("the editor's schema is the domain's, node by node and attribute by attribute", () => {
  const schema = getSchemaByResolvedExtensions(resolveExtensions(proseExtensions(surroundings)), undefined, proseSchemaSpec)
  expect(structure(schema)).toEqual(structure(proseSchema))
})

test('every node of the domain can be drawn and read back from a page', () => {
  const schema = getSchemaByResolvedExtensions(resolveExtensions(proseExtensions(surroundings)), undefined, proseSchemaSpec)
  for (const [name, type] of Object.entries(schema.nodes)) {
    if (name === 'doc' || name === 'text') continue
    expect(type.spec.toDOM, name).toBeTypeOf('function')
    expect(type.spec.parseDOM?.length, name).toBeGreaterThan(0)
  }
})
