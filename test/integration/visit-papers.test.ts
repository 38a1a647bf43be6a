import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { wordText } from '../../src/exchange/document-text.ts'
import { issueKey, type Issue } from '../../src/domain/issue.ts'
import { startCase, temporaryFolder, TestCore } from '../support/core.ts'

let core: TestCore
let path: string
beforeEach(async () => {
  core = await TestCore.open()
  path = join(temporaryFolder(), 'notat.docx')
  core.host.savePath = path
})
afterEach(() => core.close())

/** What the saved file says; spaces that bind are spaces. */
const savedWords = (): string => wordText(readFileSync(path)).replaceAll('\u00A0', ' ')

/** A visit to a unit: two who speak, one of them in confidence, and two questions. */
async function visitedCase() {
  const { inspectionId, unit } = await startCase(core)
  const unitId = unit.id
  const person = (fields: object) => core.do('participant.create', { inspectionId, side: 'authority', role: 'Teamleder', unitId: null, ...fields } as never)
  const leader = await person({ unitId, name: '' })
  const writer = await person({ side: 'office', role: 'Inspektør', name: 'Kim Eksempel' })
  const hidden = await core.do('participant.createConfidential', {
    inspectionId,
    side: 'authority',
    unitId,
    speakerKey: null,
    position: 3,
    alias: 'Medarbejder A',
    identity: { role: 'Sagsbehandler', name: 'Toke Hemmelig', remark: '' },
  } as never)
  const visit = await core.do('visit.create', {
    inspectionId,
    date: '2018-02-07',
    startsAt: '09:00',
    endsAt: '11:30',
    place: '',
    programme: '9.00 Velkomst\n10.00 Rundgang',
    unitIds: [unitId],
  })
  const ask = (text: string) => core.do('question.create', { inspectionId, askedIn: 'announcement', text })
  const questions = [await ask('hvordan posten fordeles'), await ask('hvem der har ansvaret')]
  const note = (time: string, text: string, fields: object = {}) =>
    core.do('note.create', {
      inspectionId,
      visitId: visit.id,
      kind: 'interview',
      nature: 'told',
      text,
      takenAt: `2018-02-07T${time}:00.000Z`,
      stampedAt: `2018-02-07T${time}:00.000Z`,
      sourceId: leader.id,
      notedById: writer.id,
      ...fields,
    } as never)
  await note('09:30', 'Posten fordeles to gange om dagen.', { questionId: questions[0]?.id })
  await note('08:30', 'Ingen går hjem før alt er fordelt', { nature: 'quote' })
  await note('09:45', 'Der ligger altid noget tilbage.', { sourceId: hidden.id, questionId: questions[0]?.id })
  await note('10:00', 'Bakken ved døren er tom.', { nature: 'seen', sourceId: null })
  await note('10:05', 'Lederen virkede usikker.', { nature: 'reflection', sourceId: null })
  return { inspectionId, visit, questions }
}

const number = /^2017-0289209-\d+$/

describe('the record of a visit', () => {
  it('is ready to be issued as it is begun, and a second press leads to the same', async () => {
    const { inspectionId, visit } = await visitedCase()
    const letter = await core.do('letter.record', { visitId: visit.id })
    expect(letter).toMatchObject({ kind: 'visitRecord', visitId: visit.id, addressee: 'sagen', signatories: [] })
    expect(letter.number).toMatch(number)
    expect((await core.do('letter.record', { visitId: visit.id })).id).toBe(letter.id)
    const { issues } = await core.do('letter.preview', { id: letter.id })
    expect(issues.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(await core.do('letter.list', { inspectionId })).toHaveLength(1)
  })

  it('says in Word who, when and where, what was said and seen in its order, and what was answered; no reflection and no name told in confidence', async () => {
    const { visit } = await visitedCase()
    const { id } = await core.do('letter.record', { visitId: visit.id })
    const first = await core.call('letter.issue', { id, confirmed: [] })
    if (!first.ok) await core.do('letter.issue', { id, confirmed: (JSON.parse(String(first.error.params['issues'])) as Issue[]).map(issueKey) })
    const words = savedWords()
    const order = [
      'NOTAT',
      'Til sagen',
      'Notat om besøg den 7. februar 2018',
      'kl. 9.00–11.30',
      'inspektør Kim Eksempel',
      '9.00 Velkomst',
      '10.00 Rundgang',
      '”Ingen går hjem før alt er fordelt”',
      'Spørgsmål 1: Hvordan posten fordeles',
      'Posten fordeles to gange om dagen.',
      'Der ligger altid noget tilbage.',
      'iagttaget',
      'Bakken ved døren er tom.',
      'blev besvaret under besøget',
      'blev ikke besvaret under besøget',
      'Spørgsmål 2: Hvem der har ansvaret',
    ]
    let place = 0
    for (const one of order) {
      const next = words.indexOf(one, place)
      expect(next, one).toBeGreaterThanOrEqual(place)
      place = next
    }
    expect(words).not.toContain('usikker')
    expect(words).not.toContain('Hemmelig')
  })

  it('puts the day in figures beside the time of a note that was written on another day than the visit', async () => {
    const { inspectionId, visit } = await visitedCase()
    const at = '2018-02-08T07:15:00.000Z'
    await core.do('note.create', { inspectionId, visitId: visit.id, kind: 'phoneCall', nature: 'told', text: 'Ringede næste dag.', takenAt: at, stampedAt: at })
    const { id } = await core.do('letter.record', { visitId: visit.id })
    const { html } = await core.do('letter.preview', { id })
    expect(html).toContain('08-02-2018')
    expect(html).not.toContain('8.\u00A0februar')
    expect(html).not.toContain('07-02-2018')
  })

  it('follows the notes until it is issued, and stays as it went out', async () => {
    const { inspectionId, visit } = await visitedCase()
    const { id } = await core.do('letter.record', { visitId: visit.id })
    const [note] = await core.do('note.list', { inspectionId })
    await core.do('note.update', { id: note?.id ?? '', patch: { text: 'Rettet ordlyd.' } })
    expect((await core.do('letter.preview', { id })).html).toContain('Rettet ordlyd.')
    const first = await core.call('letter.issue', { id, confirmed: [] })
    if (!first.ok) await core.do('letter.issue', { id, confirmed: (JSON.parse(String(first.error.params['issues'])) as Issue[]).map(issueKey) })
    expect((await core.do('letter.record', { visitId: visit.id })).id).not.toBe(id)
  })

  it('cannot be issued with nothing in it when its visit is gone', async () => {
    const { visit } = await visitedCase()
    const { id } = await core.do('letter.record', { visitId: visit.id })
    await core.do('visit.remove', { id: visit.id })
    const { issues } = await core.do('letter.preview', { id })
    expect(issues.map(({ code }) => code)).toContain('letterEmpty')
  })
})

describe('the guide of a visit', () => {
  it('has the programme and each question with room to write, and is no document of the case', async () => {
    const { inspectionId, visit } = await visitedCase()
    expect(await core.do('visit.saveGuide', { visitId: visit.id })).toEqual({ path })
    const words = savedWords()
    for (const one of [
      'Besøgsguide: 7. februar 2018',
      'Besøget finder sted den 7. februar 2018',
      '9.00 Velkomst',
      'Hvordan posten fordeles.',
      'Hvem der har ansvaret.',
    ])
      expect(words).toContain(one)
    expect(words).not.toContain('Hemmelig')
    expect(await core.do('document.list', { inspectionId })).toEqual([])
  })

  it('that is not saved leaves nothing', async () => {
    const { visit } = await visitedCase()
    core.host.savePath = null
    expect((await core.fail('visit.saveGuide', { visitId: visit.id })).code).toBe('cancelled')
  })
})
