/**
 * The main job without a window: a fresh encrypted profile reads a case file and issues its preliminary and its final report, or the documents that are asked
 * for, through the same operations as the window. `npm run demo`, `npm run demo -- --case FILE --out DIR --documents closing-letter,memo`.
 */
import { existsSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ZodError } from 'zod'
import type { OutputOf } from '../src/api/contract.ts'
import { nextDocumentNumber } from '../src/domain/case-number.ts'
import { civilDateOf } from '../src/domain/civil-date.ts'
import { documentKinds, type DocumentKind } from '../src/domain/document-kind.ts'
import type { Issue } from '../src/domain/issue.ts'
import type { LetterKind } from '../src/domain/letter.ts'
import { reportKinds, type ReportKind } from '../src/domain/report.ts'
import { beforeHearing, readCorrections, UnknownPassage, type Correction } from './before-hearing.ts'
import { countPages } from './count-pages.ts'
import { issueLine, issueWithYes, linesOf, Refused, root, withCase, type Caller } from './without-window.ts'

class UnknownDocument extends Error {}

/** "closing-letter" for `closingLetter`. */
const nameOf = (kind: DocumentKind): string => kind.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)

/** The kinds of documents that a list names. @throws UnknownDocument */
const kindsOf = (list: string): DocumentKind[] =>
  list.split(',').map((name) => {
    const kind = documentKinds.find((one) => nameOf(one) === name.trim())
    if (kind === undefined) throw new UnknownDocument(name.trim())
    return kind
  })

function tellAsked(asked: readonly Issue[]): void {
  console.log('Der er svaret ja til:')
  for (const one of asked) console.log(issueLine(one))
}

async function tellIssued(issue: () => Promise<OutputOf<'report.issue'>>): Promise<void> {
  const began = performance.now()
  const { document, path } = await issue()
  const seconds = (performance.now() - began) / 1000
  const pages = await countPages(path)
  const recommendations = document.points.filter(({ noun }) => noun === 'recommendation').length
  console.log(`\n${document.title}`)
  console.log(`  ${path}`)
  console.log(`  Dokumentnr. ${document.number} · ${document.date} · ${pages.count} sider (${pages.by})`)
  console.log(
    `  ${document.points.length} nummererede punkter · ${recommendations} anbefalinger · ${Math.round(statSync(path).size / 1024)} kB · ${seconds.toFixed(2)} s`,
  )
  console.log(`  SHA-256 ${document.sha256}`)
}

const report = (call: Caller, inspectionId: string, kind: ReportKind): Promise<void> =>
  tellIssued(() => issueWithYes((confirmed) => call('report.issue', { inspectionId, kind, confirmed }), tellAsked))

/** Issues the preliminary report from the findings as they read before the hearing, corrects them as a jurist does after it, and issues the final one. */
async function bothReports(call: Caller, inspectionId: string, corrections: readonly Correction[]): Promise<void> {
  const findings = await call('finding.list', { inspectionId })
  const earlier = beforeHearing(findings, corrections)
  const write = async (rows: typeof findings): Promise<void> => {
    for (const { id, facts, assessment } of rows) await call('finding.update', { id, patch: { facts, assessment } })
  }
  await write(earlier)
  if (earlier.length === 0 && (await call('remark.list', { inspectionId })).some(({ disposition }) => disposition === 'workedIn' || disposition === 'partly'))
    console.log('Sagsfilen har indarbejdede bemærkninger, men ikke ordlyden før høringen. Begge rapporter får derfor sagens nuværende ordlyd.')
  await report(call, inspectionId, 'preliminaryReport')
  await write(findings.filter(({ id }) => earlier.some((one) => one.id === id)))
  await report(call, inspectionId, 'finalReport')
}

/** Issues every letter of a kind that the case file has a draft for; where it has none, one is begun from the case and goes out as it begins. */
async function letters(call: Caller, inspectionId: string, kind: LetterKind): Promise<void> {
  const drafts = (await call('letter.list', { inspectionId })).filter((letter) => letter.kind === kind)
  for (const { id } of drafts.length > 0 ? drafts : await begunLetters(call, inspectionId, kind))
    await tellIssued(() => issueWithYes((confirmed) => call('letter.issue', { id, confirmed }), tellAsked))
}

/** A letter of a kind as it begins; a record for each visit. */
async function begunLetters(call: Caller, inspectionId: string, kind: LetterKind): Promise<OutputOf<'letter.update'>[]> {
  if (kind === 'visitRecord') return Promise.all((await call('visit.list', { inspectionId })).map(({ id }) => call('letter.record', { visitId: id })))
  const { caseNumber } = await call('inspection.get', { id: inspectionId })
  const used = (await call('document.list', { inspectionId })).map(({ number }) => number)
  const { id } = await call('letter.start', { inspectionId, kind, questionIds: [], recommendationIds: [] })
  return [await call('letter.update', { id, patch: { number: nextDocumentNumber(caseNumber, used), date: civilDateOf(new Date().toISOString()) } })]
}

async function demo(caseFile: string, out: string, kinds: readonly DocumentKind[] | null): Promise<void> {
  const began = performance.now()
  await withCase(caseFile, out, async (call, inspectionId) => {
    const { title, caseNumber } = await call('inspection.get', { id: inspectionId })
    console.log(`Sagsfil ${caseFile}\n${title} · Sagsnr. ${caseNumber}`)
    if (kinds === null) await bothReports(call, inspectionId, readCorrections(caseFile))
    for (const kind of kinds ?? []) {
      const ofReport = reportKinds.find((one) => one === kind)
      await (ofReport === undefined ? letters(call, inspectionId, kind as LetterKind) : report(call, inspectionId, ofReport))
    }
  })
  console.log(`\nI alt ${((performance.now() - began) / 1000).toFixed(2)} s`)
}

/** A command or a file that cannot be used, as a sentence. */
function lineOf(error: unknown): string | null {
  if (error instanceof UnknownPassage)
    return `Filen med ordlyden før høringen passer ikke til sagsfilen: »${error.message}« står der ikke, eller står der flere gange.`
  if (error instanceof UnknownDocument)
    return `»${error.message}« er ingen slags dokument. Efter --documents kan der stå, med komma imellem: ${documentKinds.map(nameOf).join(', ')}.`
  if (error instanceof ZodError || error instanceof SyntaxError) return 'Filen med ordlyden før høringen kan ikke læses. Se docs/case-file.md.'
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code.startsWith('ERR_PARSE_ARGS'))
    return 'Kommandoen kan ikke læses. Den skrives »npm run demo -- --case FIL --out MAPPE --documents SLAGS,SLAGS«; alle tre dele kan udelades.'
  return ['EEXIST', 'ENOTDIR', 'EACCES', 'EROFS'].includes(code)
    ? 'Der kan ikke skrives i mappen efter --out. Angiv en mappe, som findes eller kan oprettes.'
    : null
}

try {
  const { values } = parseArgs({ options: { case: { type: 'string' }, out: { type: 'string' }, documents: { type: 'string' } } })
  const caseFile = resolve(values.case ?? join(root, 'resources/example/skriftlige-henvendelser.json'))
  if (!existsSync(caseFile)) throw new Refused({ code: 'fileUnreadable', params: { path: caseFile } })
  await demo(caseFile, resolve(values.out ?? join(root, 'out/demo')), values.documents === undefined ? null : kindsOf(values.documents))
} catch (error) {
  const lines = error instanceof Refused ? linesOf(error.error) : [lineOf(error)]
  for (const line of lines) {
    if (line === null) throw error
    console.error(line)
  }
  process.exitCode = 1
}
