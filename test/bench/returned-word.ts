import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { buildReport } from '../../src/documents/report.ts'
import { toWord } from '../../src/documents/word/write.ts'
import { temporaryFolder } from '../support/core.ts'
import { withChanges } from '../support/returned-word.ts'
import type { Figure, Missing } from './figure.ts'
import { caseWithFindings, dataOf } from './large-case.ts'
import { bundled, cold, runs } from './reports.ts'

const run = promisify(execFile)
const [findings, changes] = [500, 1000]

/** A long report that comes back with a thousand changes and comments: read and placed, beside pandoc, which only reads it. */
export async function measureReturnedWord(): Promise<(Figure | Missing)[]> {
  const name = `${changes} changes and comments in a report of ${findings} findings, cold process`
  const hasPandoc = await run('pandoc', ['--version']).then(
    () => true,
    () => false,
  )
  if (!hasPandoc) return [{ section: 'returned', name, reason: 'pandoc is not installed' }]
  const folder = temporaryFolder()
  const path = (file: string): string => join(folder, file)
  const model = buildReport({ kind: 'preliminaryReport', ...dataOf(caseWithFindings(findings)), frozen: [] })
  writeFileSync(path('model.json'), JSON.stringify(model))
  writeFileSync(path('returned.docx'), withChanges(await toWord(model, { sha256: '0'.repeat(64) }), changes))
  const [ours, pandoc] = await cold([
    [process.execPath, await bundled('returned', folder), path('model.json'), path('returned.docx'), String(changes)],
    ['pandoc', '--track-changes=all', path('returned.docx'), '-t', 'json', '-o', path('pandoc.json')],
  ])
  if (!ours || !pandoc) throw new Error('Nothing was measured')
  return [
    {
      section: 'returned',
      name,
      value: ours.seconds,
      unit: 's',
      peers: [{ name: 'pandoc --track-changes=all', value: pandoc.seconds }],
      limit: { rule: '≤ pandoc', value: pandoc.seconds },
      how: `median of ${runs} in turns after one to warm the disk; ${model.pages} pages`,
    },
  ]
}
