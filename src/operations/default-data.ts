import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { nouns, type OfficeNounName } from '../domain/nouns.ts'
import type { Noun } from '../domain/record.ts'
import type { Transaction } from '../storage/changes.ts'

/** Where the default data of each noun lies: a file with `items`, or a folder with one object a file. */
const sources = {
  letterhead: 'letterheads/',
  criticismStep: 'criticism-scale.json',
  phrase: 'phrases.json',
  expansion: 'expansions.json',
  legalSource: 'legal-sources.json',
  checklist: 'checklists/',
} as const satisfies Partial<Record<OfficeNounName, string>>

const version = z.looseObject({ schemaVersion: z.literal(1) })

/**
 * Fills a new profile with the office's default data. Each row is held against its noun's schema first.
 * @throws ZodError when a file is not what it should be: the program is then wrongly put together
 */
export function loadDefaultData(transaction: Transaction, resourcesFolder: string): void {
  for (const [noun, source] of Object.entries(sources) as [keyof typeof sources, string][]) {
    const path = join(resourcesFolder, source)
    const items = source.endsWith('/') ? readFolder(path) : z.object({ items: z.array(z.unknown()) }).parse(readJson(path)).items
    for (const [index, item] of items.entries()) {
      const fields = parseItem(nouns[noun], item)
      transaction.create(noun, { ...fields, position: index + 1 })
    }
  }
}

function parseItem(noun: Noun, item: unknown): Record<string, unknown> {
  return noun.fields.strict().parse({ ...noun.defaults, ...z.record(z.string(), z.unknown()).parse(item) })
}

function readFolder(folder: string): unknown[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  const objects = files.toSorted().map((name) => {
    const { schemaVersion: _, ...fields } = readJson(join(folder, name))
    return fields
  })
  return objects.toSorted((a, b) => Number(a['position'] ?? 0) - Number(b['position'] ?? 0))
}

const readJson = (path: string): Record<string, unknown> => version.parse(JSON.parse(readFileSync(path, 'utf8')))
