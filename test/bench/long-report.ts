import { join } from 'node:path'
import { issueKey, type Issue } from '../../src/domain/issue.ts'
import { temporaryFolder } from '../support/core.ts'
import { median, type Figure } from './figure.ts'
import { caseWithFindings } from './large-case.ts'
import { openWindow, profileWith } from './open-window.ts'
import { coreOf, peakOf } from './processes.ts'

/** A report of 500 findings issued from the window, while notes go on being saved. */
export async function measureLongReport(): Promise<Figure[]> {
  const selvsyn = await openWindow(await profileWith(caseWithFindings(500)))
  try {
    await selvsyn.saveDialogAnswers(null)
    const confirmed = (await selvsyn.page.evaluate(askedBeforeIssuing)).map(issueKey)
    await selvsyn.saveDialogAnswers(join(temporaryFolder(), 'rapport.docx'))
    const { seconds, quiet, meanwhile } = await selvsyn.page.evaluate(issueAndNote, confirmed)
    const core = coreOf(selvsyn.application.process().pid ?? 0)
    const usual = median(quiet)
    return [
      {
        section: 'report',
        name: '500 findings, delay of a note saved meanwhile, longest',
        value: Math.max(...meanwhile) - usual,
        unit: 'ms',
        peers: [{ name: 'a note otherwise', value: usual }],
        limit: { rule: '≤ 100 ms', value: 100 },
        how: `${meanwhile.length} notes 5 ms apart, during ${seconds.toFixed(1)} s of issuing from the window, the search index up to date before`,
      },
      {
        section: 'memory',
        name: 'core at its largest, with a report of 500 findings',
        value: core === null ? NaN : peakOf(core),
        unit: 'MB',
        peers: [],
        limit: { rule: '≤ 450 MB', value: 450 },
        how: 'largest resident set of the core process since its start (VmHWM)',
      },
    ]
  } finally {
    await selvsyn.kill9()
  }
}

/** Runs in the page: what the program wants a yes to. The save dialog answers that it was closed, so that nothing is issued. */
async function askedBeforeIssuing(): Promise<Issue[]> {
  const overview = await window.selvsyn.call('inspection.overview', {})
  const inspectionId = overview.ok ? (overview.value[0]?.id ?? '') : ''
  const answer = await window.selvsyn.call('report.issue', { inspectionId, kind: 'preliminaryReport', confirmed: [] })
  if (answer.ok || answer.error.code === 'cancelled') return []
  return JSON.parse(String(answer.error.params['issues'])) as Issue[]
}

/** Runs in the page: saves notes in peace, then issues the report and goes on saving until it is done. */
async function issueAndNote(confirmed: string[]): Promise<{ seconds: number; quiet: number[]; meanwhile: number[] }> {
  const value = <Value>(answer: { ok: true; value: Value } | { ok: false; error: { code: string; params: Readonly<Record<string, unknown>> } }): Value => {
    if (!answer.ok) throw new Error(answer.error.code)
    return answer.value
  }
  const [summary] = value(await window.selvsyn.call('inspection.overview', {}))
  const inspectionId = summary?.id ?? ''
  const save = async (): Promise<number> => {
    const now = new Date().toISOString()
    const began = performance.now()
    value(await window.selvsyn.call('note.create', { inspectionId, text: 'En note imens', takenAt: now, stampedAt: now }))
    const took = performance.now() - began
    await new Promise((resolve) => setTimeout(resolve, 5))
    return took
  }
  // The search index follows the opened case for a while; a search waits for it.
  const search = async (): Promise<number> => {
    const began = performance.now()
    value(await window.selvsyn.call('search.find', { query: 'borgeren', limit: 1 }))
    return performance.now() - began
  }
  while ((await search()) > 40) await new Promise((resolve) => setTimeout(resolve, 100))
  const quiet: number[] = []
  for (let index = 0; index < 100; index += 1) quiet.push(await save())
  const meanwhile: number[] = []
  const state = { done: false }
  const began = performance.now()
  const issuing = window.selvsyn.call('report.issue', { inspectionId, kind: 'preliminaryReport', confirmed }).finally(() => (state.done = true))
  while (!state.done) meanwhile.push(await save())
  value(await issuing)
  return { seconds: (performance.now() - began) / 1000, quiet, meanwhile }
}
