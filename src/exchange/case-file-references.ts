import { z } from 'zod'
import { parseEvidenceSource } from '../domain/evidence.ts'
import { nouns, type NounName } from '../domain/nouns.ts'
import { prose, type Prose, type ProseNode } from '../domain/prose.ts'
import type { Noun } from '../domain/record.ts'
import { referencesOf } from '../domain/references.ts'

/** Says what an id is called on the other side, or null when it points to nothing there. `path` is where it stands in the row. */
export type Lookup = (target: NounName, id: string, path: readonly PropertyKey[]) => string | null

export type LooseRow = Readonly<Record<string, unknown>>

/**
 * A row with every id in it, except its own, looked up: pointing fields, evidence sources, what prose points to, the points of an issued
 * document. What points to nothing becomes null, leaves its list, or leaves the prose.
 */
export function mapReferences(name: NounName, row: LooseRow, lookup: Lookup): LooseRow {
  const mapped: Record<string, unknown> = { ...row }
  for (const [field, target] of Object.entries(referencesOf(name))) {
    const value = row[field]
    if (typeof value === 'string') mapped[field] = lookup(target, value, [field])
    if (Array.isArray(value)) mapped[field] = value.map((id: string, index) => lookup(target, id, [field, index])).filter((id) => id !== null)
  }
  for (const [field, value] of Object.entries(row))
    if (isProseField(name, field) && value !== undefined) mapped[field] = mapProse(value as Prose, field, lookup)
  if (name === 'evidence') mapped['source'] = mapSource(row['source'] as string, ['source'], lookup)
  if (name === 'document') mapped['points'] = (row['points'] as { noun: string; id: string }[]).map((point, index) => mapPoint(point, index, lookup))
  return mapped
}

/** True for the fields that a row cannot stand without: pointing, not a list, and never null. */
export function lostItsPlace(name: NounName, row: LooseRow): boolean {
  const noun: Noun = nouns[name]
  const required = Object.keys(referencesOf(name)).filter((field) => refusesNull(noun.fields.shape[field]))
  return [...required, ...(name === 'evidence' ? ['source'] : [])].some((field) => row[field] === null)
}

const refusesNull = (field: unknown): boolean => field instanceof z.ZodType && !field.safeParse(null).success

const isProseField = (name: NounName, field: string): boolean => ((nouns[name] as Noun).fields.shape[field] as unknown) === prose

function mapSource(source: string, path: readonly PropertyKey[], lookup: Lookup): string | null {
  const { kind, id } = parseEvidenceSource(source)
  const found = lookup(kind, id, path)
  return found === null ? null : `${kind}:${found}`
}

/** A point keeps its id even when the row is gone: the document was issued with it. */
function mapPoint(point: { noun: string; id: string }, index: number, lookup: Lookup): unknown {
  if (point.noun === 'section') return point
  return { ...point, id: lookup(point.noun as NounName, point.id, ['points', index, 'id']) ?? point.id }
}

function mapProse(value: Prose, field: string, lookup: Lookup): Prose {
  const walk = (node: ProseNode, path: readonly PropertyKey[]): ProseNode | null => {
    if (node.type === 'evidence') {
      const source = mapSource(String(node.attrs?.['source']), [...path, 'attrs', 'source'], lookup)
      return source === null ? null : { ...node, attrs: { ...node.attrs, source } }
    }
    if (node.type === 'statistic') {
      const id = lookup('statistic', String(node.attrs?.['id']), [...path, 'attrs', 'id'])
      return id === null ? null : { ...node, attrs: { ...node.attrs, id } }
    }
    const answer = node.type === 'blockquote' ? node.attrs?.['answer'] : undefined
    if (typeof answer === 'string' && answer !== '')
      node = { ...node, attrs: { ...node.attrs, answer: lookup('answer', answer, [...path, 'attrs', 'answer']) ?? '' } }
    if (node.content === undefined) return node
    const content = node.content.map((child, index) => walk(child, [...path, 'content', index])).filter((child) => child !== null)
    return { ...node, content }
  }
  return { ...value, doc: walk(value.doc, [field, 'doc']) ?? value.doc }
}
