import { readFileSync, readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { caseFile as danish } from '../../../renderer/strings/da/case-file.ts'
import { caseFile as english } from '../../../renderer/strings/en/case-file.ts'

it('has a sentence in both languages for everything that the reader finds, naming the same words', () => {
  const folders = ['../../../src/exchange/', '../../../src/domain/'].map((folder) => new URL(folder, import.meta.url))
  const source = folders.flatMap((folder) => readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'))).join('\n')
  const codes = new Set([...source.matchAll(/(?:add\([^)\n]*?\], |refused\(|code: |add\(path, |error: )'([a-zA-Z0-9]+)'/g)].map((match) => match[1] ?? ''))
  expect(codes.size).toBeGreaterThan(15)
  for (const code of codes) expect(Object.keys(danish), code).toContain(code)
  const words = (sentence: string) => [...sentence.matchAll(/\{\{\w+\}\}/g)].map(String).sort()
  for (const [code, sentence] of Object.entries(danish)) expect(words(english[code as keyof typeof english]), code).toEqual(words(sentence))
})
