import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { da } from '../../../renderer/strings/da.ts'
import { en } from '../../../renderer/strings/en.ts'
import { errorCodes } from '../../../src/api/errors.ts'
import { documentIssueCodes } from '../../../src/documents/lint.ts'

const folder = join(import.meta.dirname, '../../../src')
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(folder, name), 'utf8'))
  .join('\n')
const found = (pattern: RegExp): string[] => [...new Set([...sources.matchAll(pattern)].map((match) => match[1] ?? ''))]

/** Codes of issues as the rules write them: `issue('ask', 'code', …)`, written out `{ code, severity, … }`, within findings `ask('code', …)`, around the announcement `early('code', …)`. */
const issueCodes = [
  ...documentIssueCodes,
  ...found(/issue\(\s*'(?:error|ask|warning)',\s*'(\w+)'/g),
  ...found(/\b(?:ask|early)\('(\w+)'/g),
  ...found(/code: '(\w+)', severity: /g),
]
const rules = [...found(/path[^{}]*, rule: '(\w+)'/g), ...found(/params: \{ code: '(\w+)' \}/g)]

describe.each([
  ['Danish', da],
  ['English', en],
])('in %s', (_, strings) => {
  test('every refusal has a sentence, and every rule of a field its remedy', () => {
    for (const code of errorCodes) expect(strings.errors[code], code).toMatch(/\S/)
    expect(rules.length).toBeGreaterThan(5)
    // A rule that only the program itself could break has no words of its own.
    const ownFault = new Set(['unknown', 'fixed', 'duplicate', 'tooDeep'])
    for (const rule of rules) if (!ownFault.has(rule)) expect(Object.keys(strings.errors.rules), rule).toContain(rule)
  })

  test('every issue that can stand in the way of a document has a sentence', () => {
    expect(issueCodes.length).toBeGreaterThan(25)
    for (const code of issueCodes) expect(strings.issues, code).toHaveProperty(code)
  })

  test('a refusal says what to do, unless there is nothing to be done', () => {
    // What to do about a field is the rule's sentence.
    const plain = new Set(['cancelled', 'nothingToUndo', 'invalidInput'])
    for (const code of errorCodes) if (!plain.has(code)) expect(strings.errors[code].split('\n')[1] ?? '', code).toMatch(/\S{3,}.*\./)
  })
})
