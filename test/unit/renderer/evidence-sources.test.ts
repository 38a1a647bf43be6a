import { expect, test } from 'vitest'
import { evidenceLetter, searchSources, type EvidenceSource } from '../../../renderer/editor/evidence-sources.ts'

test('letters go on after z as in a spreadsheet', () => {
  expect([0, 1, 25, 26, 27, 51, 52, 701, 702].map(evidenceLetter)).toEqual(['a', 'b', 'z', 'aa', 'ab', 'az', 'ba', 'zz', 'aaa'])
})

const source = (words: string, who: string): EvidenceSource => ({ source: words, nature: 'told', words, at: null, who, reference: '', value: null })

test('a search asks for every word, in the words or in who said them', () => {
  const sources = [source('Ti minutter før mødet', 'Jobkonsulent'), source('Tyve minutter', 'Ledelse')]
  expect(searchSources(sources, 'MINUTTER jobkons')).toEqual([sources[0]])
  expect(searchSources(sources, ' ')).toEqual(sources)
  expect(searchSources(sources, 'minutter ti før ledelse')).toEqual([])
})
