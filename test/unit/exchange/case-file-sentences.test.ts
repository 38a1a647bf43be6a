import { expect, it } from 'vitest'
import { caseFile as danish } from '../../../renderer/strings/da/case-file.ts'
import { caseFile as english } from '../../../renderer/strings/en/case-file.ts'
import { caseFileProblemCodes } from '../../../src/exchange/case-file-problems.ts'

it('has a sentence in both languages for everything that can be wrong with a case file, naming the same words', () => {
  expect(Object.keys(danish).sort()).toEqual([...caseFileProblemCodes].sort())
  const words = (sentence: string) => [...sentence.matchAll(/\{\{\w+\}\}/g)].map(String).sort()
  for (const [code, sentence] of Object.entries(danish)) expect(words(english[code as keyof typeof english]), code).toEqual(words(sentence))
})
