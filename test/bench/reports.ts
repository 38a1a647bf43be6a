import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'vite'
import { buildReport } from '../../src/documents/report.ts'
import { temporaryFolder } from '../support/core.ts'
import { median, timed, type Figure, type Missing } from './figure.ts'
import { caseWithFindings, dataOf } from './large-case.ts'
import { markdownOf } from './reports/markdown.ts'

const run = promisify(execFile)
const root = join(import.meta.dirname, '../..')
export const runs = 9

/** A program of the bench as one file, as the product's own is, so that no peer is charged for loading many. */
export async function bundled(name: string, folder: string): Promise<string> {
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: join(import.meta.dirname, 'reports', `${name}.ts`),
      outDir: folder,
      emptyOutDir: false,
      target: 'node22',
      minify: false,
      rolldownOptions: { output: { format: 'esm', codeSplitting: false, entryFileNames: `${name}.mjs` } },
    },
  })
  return join(folder, `${name}.mjs`)
}

type Measured = { readonly seconds: number; readonly megabytes: number | null }

/** The medians of several cold processes of each command, which take turns, so that they meet the same machine. One that prints a number prints its peak memory in kB. */
export async function cold(commands: readonly (readonly [string, ...string[]])[]): Promise<Measured[]> {
  const measured = commands.map(() => ({ seconds: [] as number[], printed: '' }))
  for (let count = 0; count <= runs; count += 1)
    for (const [index, [command, ...args]] of commands.entries()) {
      const of = measured[index]
      const took = await timed(async () => {
        const { stdout } = await run(command, args, { maxBuffer: 1 << 26 })
        if (of) of.printed = stdout
      })
      if (count > 0) of?.seconds.push(took / 1000)
    }
  return measured.map(({ seconds, printed }) => ({ seconds: median(seconds), megabytes: /^\d+\s*$/.test(printed) ? Number(printed) / 1024 : null }))
}

/** A report from data to Word file in a process of its own, beside the library `docx` and pandoc on the same words. */
export async function measureReports(): Promise<(Figure | Missing)[]> {
  const folder = temporaryFolder()
  const [ours, docxAlone] = [await bundled('ours', folder), await bundled('docx-alone', folder)]
  const pandoc = await run('pandoc', ['--version']).then(
    () => true,
    () => false,
  )
  const entries: (Figure | Missing)[] = []
  for (const findings of [5, 50, 500]) {
    const path = (name: string) => join(folder, `${findings}-${name}`)
    const input = { kind: 'preliminaryReport', ...dataOf(caseWithFindings(findings)), frozen: [] } as const
    const model = buildReport(input)
    writeFileSync(path('input.json'), JSON.stringify(input))
    writeFileSync(path('model.json'), JSON.stringify(model))
    writeFileSync(path('report.md'), markdownOf(model))
    const [mine, library, other = null] = await cold([
      [process.execPath, ours, path('input.json'), path('ours.docx')],
      [process.execPath, docxAlone, path('model.json'), path('docx.docx')],
      ...(pandoc ? [['pandoc', path('report.md'), '--toc', '-o', path('pandoc.docx')] as const] : []),
    ])
    if (!mine || !library) throw new Error('Nothing was measured')
    const limits = [1.3 * library.seconds, ...(other !== null && findings >= 50 ? [other.seconds] : [])]
    entries.push({
      section: 'report',
      name: `${findings} findings, cold process`,
      value: mine.seconds,
      unit: 's',
      peers: [{ name: 'docx alone', value: library.seconds }, ...(other === null ? [] : [{ name: 'pandoc', value: other.seconds }])],
      limit: { rule: findings >= 50 ? '≤ 1.3 × docx, < pandoc' : '≤ 1.3 × docx', value: Math.min(...limits) },
      how: `median of ${runs} in turns after one to warm the disk; ${model.pages} pages, ${Math.round(readFileSync(path('ours.docx')).length / 1024)} kB`,
    })
    entries.push({
      section: 'report',
      name: `${findings} findings, peak memory of that process`,
      value: mine.megabytes ?? NaN,
      unit: 'MB',
      peers: [{ name: 'docx alone', value: library.megabytes ?? NaN }],
      limit: null,
      how: 'largest resident set of the last run',
    })
  }
  if (!pandoc) entries.push({ section: 'report', name: 'pandoc on the same words', reason: 'pandoc is not installed' })
  return entries
}
