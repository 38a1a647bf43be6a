import { afterEach, beforeEach, expect, it } from 'vitest'
import { clockWords, clockWordsOf, instantWords, timeWords } from '../../../renderer/strings/formats.ts'
import { setLanguage, startCatalogue } from '../../../renderer/strings/i18n.ts'

const noon = '2018-02-07T11:05:00.000Z'

beforeEach(() => {
  globalThis.document = { documentElement: {} } as Document
  startCatalogue()
})
afterEach(() => Reflect.deleteProperty(globalThis, 'document'))

it('writes times with a full stop in Danish and a colon in English', () => {
  expect([timeWords('14:30'), clockWordsOf(noon), clockWords(new Date(noon)), instantWords(noon)]).toEqual([
    '14.30',
    '12.05',
    '12.05.00',
    '7. februar 2018 kl. 12.05',
  ])
  setLanguage('en')
  expect([timeWords('14:30'), clockWordsOf(noon), clockWords(new Date(noon)), instantWords(noon)]).toEqual([
    '14:30',
    '12:05',
    '12:05:00',
    '7 February 2018 at 12:05',
  ])
})
