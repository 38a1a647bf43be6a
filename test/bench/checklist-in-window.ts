import type { Page } from '@playwright/test'
import { checklistItem, type ChecklistItem, type ChecklistItemKind } from '../../src/domain/checklist-item.ts'
import { passphrase, TestCore } from '../support/core.ts'
import { clickToPaint } from './click-to-paint.ts'
import { median, quantile, type Figure } from './figure.ts'
import { samples, timeKeys } from './in-window.ts'
import { caseWithNotes } from './large-case.ts'
import { goTo, openWindow, profileWith } from './open-window.ts'

const [points, units, rounds, keys] = [300, 12, 20, 60]
const caseNumber = '2018-0000012'
const list = 'grader'

/**
 * A long checklist for a row of units opened in the real window, and answered there by keys. Beside it: a screen with one line in it, which is what a click
 * costs on this machine at the least, and a bare table with a cell for each answer.
 */
export async function measureChecklistInWindow(): Promise<Figure[]> {
  const selvsyn = await openWindow(await profileWithChecklist())
  try {
    const { page } = selvsyn
    await goTo(page, caseNumber, 'Besøg')
    const [opened, empty, bare]: [number[], number[], number[]] = [[], [], []]
    for (let round = 0; round <= rounds; round += 1) {
      opened.push(await clickToPaint(page, '.checklist .answer', () => page.locator('.checklist-entry > b').click()))
      if (round < rounds) await leave(page)
      empty.push(await bareScreen(page, '<p>Langt eftersyn</p>', 'p'))
      bare.push(await bareScreen(page, bareTable, 'td'))
    }
    const answered = await answer(page)
    // The first time it was drawn unseen only since the visit was opened.
    const [first = NaN, ...later] = opened
    const how = `${rounds} times, from the click on it, when it had time to be drawn unseen, to its points painted, in turns with the others; p50 ${median(later).toFixed(0)} ms, an empty screen ${median(empty).toFixed(0)} ms`
    const peersAt = (share: number) => [
      { name: 'empty screen', value: quantile(empty, share) },
      { name: `bare table of ${points * units} cells`, value: quantile(bare, share) },
    ]
    return [
      { ...about, name: `${named} opens, first time`, value: first, peers: peersAt(0.95), limit: within(200), how },
      { ...about, name: `${named} opens, p50`, value: median(later), peers: peersAt(0.5), limit: withinFrame(median(empty)), how },
      { ...about, name: `${named} opens, p95`, value: quantile(later, 0.95), peers: peersAt(0.95), limit: withinFrame(quantile(empty, 0.95)), how },
      {
        ...about,
        name: `${named}, a key that answers to paint p95`,
        value: quantile(answered, 0.95),
        peers: [],
        limit: within(32),
        how: `${answered.length} answers, 150 ms apart, from the key's own time to the end of the frame that shows it; p50 ${median(answered).toFixed(1)} ms`,
      },
    ]
  } finally {
    await selvsyn.kill9()
  }
}

const about = { section: 'checklist', unit: 'ms' } as const
const named = `${points} points × ${units} units`
const within = (value: number): Figure['limit'] => ({ rule: `≤ ${value} ms`, value })
const withinFrame = (empty: number): Figure['limit'] => ({ rule: '≤ empty screen + a frame', value: empty + 1000 / 60 })

/** A case whose visit has the checklist in use for every unit, a third of it answered. */
async function profileWithChecklist(): Promise<string> {
  const profile = await profileWith(caseWithNotes(200, caseNumber))
  const core = new TestCore(profile)
  await core.do('profile.unlock', { passphrase })
  const inspectionId = (await core.do('inspection.overview', {}))[0]?.id ?? ''
  const [visit, authority, own] = [
    (await core.do('visit.list', { inspectionId }))[0],
    (await core.do('authority.list', { inspectionId }))[0],
    (await core.do('unit.list', { inspectionId }))[0],
  ]
  const choices = ['Ringe', 'Nogenlunde', 'God'].map((label, i) => ({ list, name: `g${i}`, label, translations: {}, cells: {} }))
  const items = Array.from({ length: points }, (_, i) => pointOf(i))
  const { id: checklistId } = await core.do('checklist.create', { title: 'Langt eftersyn', items, choices })
  for (let unit = 0; unit < units; unit += 1) {
    const { id: unitId } =
      unit === 0 && own ? own : await core.do('unit.create', { inspectionId, authorityId: authority?.id ?? '', name: `Afsnit ${unit + 1}`, position: unit })
    const { id: runId } = await core.do('checklistRun.start', { inspectionId, visitId: visit?.id ?? null, unitId, checklistId })
    for (const { id, kind } of items.slice(100, 200))
      await core.do('checklistAnswer.set', { runId, itemId: id, place: '', value: answers[kind] ?? 'Det er set ved gennemgangen.' })
  }
  await core.close()
  return profile
}

const kinds = ['judgement', 'judgement', 'integer', 'judgement', 'choice', 'text', 'judgement', 'date', 'judgement', 'time'] as const
const answers: Partial<Record<ChecklistItemKind, string>> = { judgement: 'no', integer: '12', choice: 'g1', date: '2018-02-06', time: '09:30' }

/** The first points are judged, as many as there are keys; then kinds come in turns, asked by what was said before, some with a rule. */
function pointOf(i: number): ChecklistItem {
  const kind = i < keys + 10 ? 'judgement' : (kinds[i % kinds.length] ?? 'judgement')
  return checklistItem.parse({
    id: `p-${i}`,
    kind,
    text: `Er forholdene på afsnittet som de skal være, når man ser på punkt ${i}?`,
    help: i % 4 === 0 ? 'Se i dagbogen for den seneste uge.' : '',
    legalBasis: i % 5 === 0 ? 'Serviceloven § 83' : '',
    required: i % 2 === 0,
    condition: i > 100 && i % 3 === 0 ? `\${p-1} != 'no' or \${p-${i - 1}} != ''` : '',
    constraint: kind === 'integer' ? '. >= 0 and . < 1000' : '',
    list: kind === 'choice' ? list : '',
  })
}

async function leave(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await page.locator('.checklist').waitFor({ state: 'hidden' })
}

const bareTable = `<table>${`<tr>${'<td>○</td>'.repeat(units)}</tr>`.repeat(points)}</table>`

/** Milliseconds from a click until a screen is painted that nothing else belongs to. */
async function bareScreen(page: Page, html: string, selector: string): Promise<number> {
  await page.evaluate(offerBareScreen, html)
  const took = await clickToPaint(page, `#bare ${selector}`, () => page.locator('#bare').click({ position: { x: 5, y: 5 } }))
  await page.evaluate(() => document.querySelector('#bare')?.remove())
  return took
}

/** Runs in the page: lays a sheet over it that shows the screen when it is clicked. */
function offerBareScreen(html: string): void {
  const sheet = document.createElement('div')
  sheet.id = 'bare'
  sheet.style.cssText = 'position: fixed; inset: 0; z-index: 1000; overflow: auto; background: white'
  sheet.addEventListener('click', () => (sheet.innerHTML = html), { once: true })
  document.body.append(sheet)
}

async function answer(page: Page): Promise<number[]> {
  await page.locator('.checklist .answer[tabindex="0"]').focus()
  await page.keyboard.press('Home')
  await page.evaluate(timeKeys)
  for (let key = 0; key < keys; key += 1) {
    await page.keyboard.press('j')
    await page.waitForTimeout(150)
  }
  return samples(page)
}
