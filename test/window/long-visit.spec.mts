import { expect, test } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addDays, civilDateOf, formatCivilDate } from '../../src/domain/civil-date.ts'
import { issueKey } from '../../src/domain/issue.ts'
import { requiredLetterheadFields } from '../../src/domain/letterhead.ts'
import { wordText } from '../../src/exchange/document-text.ts'
import { launchSelvsyn, removeProfile, type Selvsyn } from '../support/app.ts'
import { longVisit, visitQuestions, visitSpeakers, type ScriptedNote } from '../support/long-visit.ts'
import { openChapter, passphrase } from './screens/case-start.mts'
import { inCore } from './screens/in-core.mts'
import { VisitScreen } from './screens/visit-screen.mts'

/*
 * A long visit, typed in the real window. By itself it is the first notes of the script at the speed of a fast typist; the whole of it takes two hours:
 * SELVSYN_VISIT_NOTES=400 SELVSYN_VISIT_KEYS=6 npx playwright test --project=window test/window/long-visit.spec.mts
 * SELVSYN_VISIT_OUT=DIR keeps the record.
 */
const count = Number(process.env['SELVSYN_VISIT_NOTES'] ?? 24)
const keysASecond = Number(process.env['SELVSYN_VISIT_KEYS'] ?? 60)
const script = longVisit(count)
/** The notes are stamped as they are typed, so the visit is of the day on which the test runs. */
const today = civilDateOf(new Date().toISOString())

test.describe.configure({ mode: 'serial' })

let selvsyn: Selvsyn
let visit: VisitScreen
let inspectionId: string

test.beforeAll(async () => {
  selvsyn = await launchSelvsyn()
  const { page } = selvsyn
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await inCore(page, 'profile.create', { passphrase, useKeychain: false })
  const inspection = {
    kind: 'announcedVisit' as const,
    caseNumber: `${today.slice(0, 4)}-0289209`,
    title: 'Skriftlige henvendelser',
    announcedOn: addDays(today, -30),
  }
  ;({ id: inspectionId } = await inCore(page, 'inspection.start', {
    inspection,
    authorities: [{ name: 'Beskæftigelsesforvaltningen', units: ['Ungecentret', 'Jobhuset'] }],
  }))
  for (const { id, ...letterhead } of await inCore(page, 'letterhead.list', {}))
    for (const field of requiredLetterheadFields.filter((one) => letterhead[one] === ''))
      await inCore(page, 'letterhead.update', { id, patch: { [field]: field === 'email' ? 'post@eksempelby.example' : 'Eksempel' } })
  const units = await inCore(page, 'unit.list', { inspectionId })
  for (const [i, role] of visitSpeakers.entries())
    await inCore(page, 'participant.create', { inspectionId, side: 'authority', role, unitId: units[i % 2]?.id ?? null, speakerKey: i + 1, position: i + 1 })
  await inCore(page, 'participant.create', { inspectionId, side: 'office', role: 'Jurist', name: 'Kim Eksempel', unitId: null, position: 9 })
  for (const [i, text] of visitQuestions.entries()) await inCore(page, 'question.create', { inspectionId, askedIn: 'announcement', text, position: i + 1 })
  await openChapter(page, 'Skriftlige henvendelser', 'Besøg')
  visit = new VisitScreen(page)
  await visit.addVisit(formatCivilDate(today, 'short'), '')
})

test.afterAll(async () => {
  await selvsyn.close()
  removeProfile(selvsyn.profile)
})

const tags: Readonly<Record<ScriptedNote['nature'], string>> = { told: '', quote: '"', seen: '.', read: '#', claim: '?', reflection: '!' }

/** Keys as hands give them: a rhythm that is not even, and a longer breath between words now and then. */
async function keys(text: string): Promise<void> {
  for (const [i, letter] of [...text].entries())
    await selvsyn.page.keyboard.type(letter, { delay: (1000 / keysASecond) * (letter === ' ' && i % 7 === 0 ? 3 : 0.6 + 0.05 * (i % 9)) })
}

async function type({ text, nature, slipAt }: ScriptedNote): Promise<void> {
  if (tags[nature] !== '') await keys(tags[nature])
  for (const [i, word] of text.split(' ').entries()) {
    if (i > 0) await keys(' ')
    if (i === slipAt) {
      await keys('jkl')
      for (let taken = 0; taken < 3; taken++) await selvsyn.page.keyboard.press('Backspace')
    }
    await keys(word)
  }
}

test(`${count} notes with four speakers are typed, and each of them is there as it was said`, async () => {
  test.setTimeout(60_000 + count * 40_000)
  let speaker: number | null = null
  let question = 0
  await visit.line.focus()
  for (const note of script) {
    if (note.speaker !== null && note.speaker !== speaker) await visit.press(`Control+${(speaker = note.speaker)}`)
    for (; question < note.question; question++) await visit.press('Alt+ArrowDown')
    for (; question > note.question; question--) await visit.press('Alt+ArrowUp')
    await type(note)
    if (note.followUp) await visit.press('Alt+0')
    // Nobody waits for the program: the next note is begun at once.
    await visit.press('Enter')
  }
  await visit.saved()
  const [people, questions] = [await inCore(selvsyn.page, 'participant.list', { inspectionId }), await inCore(selvsyn.page, 'question.list', { inspectionId })]
  const notes = await inCore(selvsyn.page, 'note.list', { inspectionId })
  const kept = notes
    .toSorted((a, b) => (a.stampedAt < b.stampedAt ? -1 : 1))
    .map(({ text, nature, sourceId, questionId, followUp }) => ({
      text,
      nature,
      speaker: people.find(({ id }) => id === sourceId)?.speakerKey ?? null,
      question: questions.findIndex(({ id }) => id === questionId) + 1,
      followUp,
    }))
  expect(kept).toEqual(script.map(({ slipAt: _, ...note }) => note))
})

test('its record is a memo that holds every note but the writer’s own reflections, in order', async () => {
  const path = join(process.env['SELVSYN_VISIT_OUT'] ?? selvsyn.profile, 'notat.docx')
  await selvsyn.saveDialogAnswers(path)
  await visit.line.focus()
  await visit.press('Control+Shift+KeyN')
  await expect(
    selvsyn.page
      .getByRole('region', { name: 'Dokumentets sider' })
      .getByText(`Notat om besøg den ${formatCivilDate(today)}`)
      .first(),
  ).toBeVisible()
  const [letter] = await inCore(selvsyn.page, 'letter.list', { inspectionId })
  const { issues } = await inCore(selvsyn.page, 'letter.preview', { id: letter?.id ?? '' })
  await inCore(selvsyn.page, 'letter.issue', { id: letter?.id ?? '', confirmed: issues.map(issueKey) })
  const said = wordText(readFileSync(path)).replaceAll('\u00A0', ' ')
  let place = 0
  for (const { text, nature } of script) {
    if (nature === 'reflection') continue
    const next = said.indexOf(text, place)
    expect(next, text).toBeGreaterThanOrEqual(place)
    place = next + 1
  }
  for (const { text } of script.filter(({ nature }) => nature === 'reflection')) expect(said).not.toContain(text)
})
