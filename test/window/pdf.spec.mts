import { chromium, expect, test } from '@playwright/test'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, extname, join } from 'node:path'
import { builtFolder } from '../../scripts/build.ts'
import { findRuntime } from '../../scripts/runtime.ts'
import { hasProgram } from '../../scripts/system-libraries.ts'
import { toHtml } from '../../src/documents/html.ts'
import { buildReport } from '../../src/documents/report.ts'
import { launchSelvsyn, removeProfile, type Selvsyn } from '../support/app.ts'
import { exampleChart } from '../support/example-charts.ts'
import { exampleCase } from '../support/example-case.ts'
import { countWords, wordsOfPdf, wordsOfWord } from '../support/pdf-words.ts'
import { openChapter, passphrase } from './screens/case-start.mts'
import { inCore } from './screens/in-core.mts'
import { issueReport } from './screens/issue-report.mts'

test.describe.configure({ mode: 'serial' })

let selvsyn: Selvsyn
let inspectionId: string
const folder = mkdtempSync(join(tmpdir(), 'selvsyn-print-'))
const word = join(folder, 'udstedt.docx')
const pdf = join(folder, 'udstedt.pdf')

test.beforeAll(async () => {
  selvsyn = await launchSelvsyn({ variables: { SELVSYN_LIBREOFFICE: '' } })
  await expect(selvsyn.page.getByRole('heading', { level: 1 })).toBeVisible()
  await inCore(selvsyn.page, 'profile.create', { passphrase, useKeychain: false })
  await selvsyn.openDialogAnswers(join(import.meta.dirname, '../../resources/example/skriftlige-henvendelser.json'))
  ;({ inspectionId } = await inCore(selvsyn.page, 'caseFile.open', {}))
  await issueReport(selvsyn, inspectionId, 'preliminaryReport', word)
})

test.afterAll(async () => {
  await selvsyn.close()
  removeProfile(selvsyn.profile)
  rmSync(folder, { recursive: true, force: true })
})

test('where there is no LibreOffice the program prints the document itself, and says so', async () => {
  await openChapter(selvsyn.page, 'Håndtering og fordeling', 'Dokumenter')
  await selvsyn.saveDialogAnswers(pdf)
  await selvsyn.page.getByRole('button', { name: 'Gem som PDF …' }).click()
  await expect(selvsyn.page.getByText('Lavet af Selvsyns egen udskrift')).toBeVisible()
  expect(readdirSync(folder).toSorted()).toEqual(['udstedt.docx', 'udstedt.pdf'])
})

test('the print holds every word of the Word file, and more often only what stands on several pages or in a chart', async () => {
  test.skip(!hasProgram('pandoc') || !hasProgram('pdftotext'), 'pandoc or pdftotext is not installed here')
  const [printed, written] = [wordsOfPdf(pdf), await wordsOfWord(readFileSync(word))]
  expect([...written].filter(([each, count]) => count > (printed.get(each) ?? 0))).toEqual([])
  const [document] = await inCore(selvsyn.page, 'document.list', { inspectionId })
  const { html } = await inCore(selvsyn.page, 'document.preview', { id: document?.id ?? '' })
  // Heads of pages and of tables that go on, labels of charts; the word behind the text comes in pieces, because it leans.
  const several = [...html.matchAll(/<(th|text|header|div class="doc-running")[^>]*>.*?<\/(th|text|header|div)>/g)].map(([part]) =>
    part.replace(/<[^>]+>/g, ' '),
  )
  const known = countWords([...several, 'Side af', 'FO RE LØ BI'].join(' '))
  expect([...printed].filter(([each, count]) => count > (written.get(each) ?? 0) && !known.has(each))).toEqual([])
})

// The runtime that development falls back on is too old to make tags: there is nothing to be tried in it.
if ((await findRuntime()).kind !== 'fallback')
  test('the print is tagged by the Electron that is delivered', () => {
    expect(aboutPdf(pdf)).toMatch(/Tagged: +yes/)
  })

// The runtime that development falls back on is too old to make tags; a current Chromium shows what the page itself gives.
const chromiumPath = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((place) => join(place, 'chromium'))
  .find((path) => existsSync(path))

async function tagsOfChromium(executablePath: string): Promise<void> {
  const browser = await chromium.launch({ executablePath })
  const tagged = join(folder, 'tagged.pdf')
  try {
    const page = await browser.newPage()
    await page.route('**', (route) => {
      const path = join(builtFolder(), 'renderer', new URL(route.request().url()).pathname)
      const contentType = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }[extname(path)]
      return route.fulfill({ path, ...(contentType ? { contentType } : {}) })
    })
    await page.goto('http://selvsyn/print.html')
    const report = buildReport({ kind: 'preliminaryReport', ...exampleCase(), frozen: [] })
    const chart = exampleChart('bars', 'count')
    const model = { ...report, body: [...report.body, chart] }
    await page.evaluate((input) => window.layOut(input), {
      ...toHtml(model),
      title: model.properties.title,
      language: 'da',
      pageOf: ['Side ', ' af '] as const,
    })
    writeFileSync(tagged, await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true }))
    expect(aboutPdf(tagged)).toMatch(/Tagged: +yes/)
    expect(aboutPdf(tagged)).toContain(model.properties.title)
    const structure = aboutPdf(tagged, '-struct')
    for (const tag of ['H1', 'H2', 'Table', 'TH', 'L ', 'BlockQuote', 'Link', 'Figure']) expect(structure).toMatch(new RegExp(`^ *${tag}`, 'm'))
    for (const entry of ['/Lang (da)', `/Alt (${chart.alt})`]) expect(readFileSync(tagged).toString('latin1')).toContain(entry)
  } finally {
    await browser.close()
  }
}
if (chromiumPath !== undefined)
  test('a current Chromium tags headings, tables and figures of the same page, and knows title and language', () => tagsOfChromium(chromiumPath))

const aboutPdf = (path: string, ...options: string[]): string =>
  execFileSync('pdfinfo', [...options, path], { encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'ignore'] })
