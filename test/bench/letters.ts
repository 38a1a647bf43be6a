import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildLetter } from '../../src/documents/letter.ts'
import type { CaseData, OfficeData } from '../../src/domain/case-data.ts'
import { caseNouns, officeNouns } from '../../src/domain/nouns.ts'
import { temporaryFolder, TestCore } from '../support/core.ts'
import { manyItems } from '../support/letter-cases.ts'
import type { Figure } from './figure.ts'
import { bundled, cold, runs } from './reports.ts'

const items = 200

/** A closing letter of many items from data to Word file in a process of its own, beside the library `docx` on the same words. */
export async function measureLetters(): Promise<Figure[]> {
  const folder = temporaryFolder()
  const [ours, docxAlone] = [await bundled('ours', folder), await bundled('docx-alone', folder)]
  const path = (name: string) => join(folder, name)
  const input = await closingLetter(folder)
  const model = buildLetter(input)
  writeFileSync(path('input.json'), JSON.stringify(input))
  writeFileSync(path('model.json'), JSON.stringify(model))
  const [mine, library] = await cold([
    [process.execPath, ours, path('input.json'), path('ours.docx')],
    [process.execPath, docxAlone, path('model.json'), path('docx.docx')],
  ])
  if (!mine || !library) throw new Error('Nothing was measured')
  return [
    {
      section: 'letter',
      name: `closing letter of ${items} items, cold process`,
      value: mine.seconds,
      unit: 's',
      peers: [{ name: 'docx alone', value: library.seconds }],
      limit: { rule: '≤ 1.3 × docx', value: 1.3 * library.seconds },
      how: `median of ${runs} in turns after one to warm the disk; ${model.pages} pages, ${Math.round(readFileSync(path('ours.docx')).length / 1024)} kB`,
    },
  ]
}

/** What the letter is composed from, as the program gathers it. */
async function closingLetter(folder: string) {
  const core = await TestCore.open()
  try {
    core.host.openPath = join(folder, 'case.json')
    writeFileSync(core.host.openPath, JSON.stringify(manyItems(items)))
    const { inspectionId } = await core.do('caseFile.open', {})
    const { id: letterId } = await core.do('letter.start', { inspectionId, kind: 'closingLetter', questionIds: [], recommendationIds: [] })
    const list = core.do.bind(core) as (name: string, input: object) => Promise<unknown>
    const read = async (nouns: object, filter: object) =>
      Object.fromEntries(await Promise.all(Object.keys(nouns).map(async (noun) => [noun, await list(`${noun}.list`, filter)] as const)))
    const inspection = await core.do('inspection.get', { id: inspectionId })
    const data = { inspection, ...(await read(caseNouns, { inspectionId })) } as CaseData
    return { letterId, data, office: (await read(officeNouns, {})) as unknown as OfficeData, frozen: [] }
  } finally {
    await core.close()
  }
}
