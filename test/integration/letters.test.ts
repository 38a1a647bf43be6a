import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dayOff } from '../../src/domain/deadline.ts'
import { issueKey, type Issue } from '../../src/domain/issue.ts'
import { letterKinds, type LetterKind } from '../../src/domain/letter.ts'
import { proseFromText, proseText } from '../../src/domain/prose.ts'
import { startCase, temporaryFolder, TestCore } from '../support/core.ts'

let core: TestCore
let path: string
beforeEach(async () => {
  core = await TestCore.open()
  path = join(temporaryFolder(), 'brev.docx')
  core.host.savePath = path
})
afterEach(() => core.close())

const signatories = [{ name: 'Kim Eksempel', title: 'Borgerrådgiver' }]
const codesOf = (params: Record<string, unknown>): string[] => (JSON.parse(String(params['issues'])) as Issue[]).map(({ code }) => code)
const start = (inspectionId: string, kind: LetterKind, questionIds: string[] = [], recommendationIds: string[] = []) =>
  core.do('letter.start', { inspectionId, kind, questionIds, recommendationIds })

/** Issues a letter with yes to everything that is asked. */
async function issue(id: string) {
  const first = await core.call('letter.issue', { id, confirmed: [] })
  if (first.ok) return first.value
  if (first.error.code !== 'needsConfirmation') throw new Error(JSON.stringify(first.error))
  return core.do('letter.issue', { id, confirmed: (JSON.parse(String(first.error.params['issues'])) as Issue[]).map(issueKey) })
}

/** A case whose announcement asks two questions. */
async function announcedCase() {
  const started = await startCase(core)
  const { inspectionId } = started
  const ask = (text: string) => core.do('question.create', { inspectionId, askedIn: 'announcement', text })
  const questions = [await ask('hvordan posten fordeles'), await ask('hvem der har ansvaret')]
  await core.do('inspection.update', { id: inspectionId, patch: { theme: 'fordeling af post', purpose: 'Formålet er at se, hvordan posten fordeles' } })
  return { ...started, questions }
}

describe('the announcement', () => {
  it('begins with the questions in their order and freezes their numbers', async () => {
    const { inspectionId, questions } = await announcedCase()
    const letter = await start(inspectionId, 'announcement')
    const sections = await core.do('letterSection.list', { inspectionId })
    expect(sections.flatMap(({ questionIds }) => questionIds)).toEqual(questions.map(({ id }) => id))
    await core.do('letter.update', {
      id: letter.id,
      patch: { number: '2017-0289209-1', date: '2017-12-04', dueOn: '2018-01-19', signatories },
    })
    const { document } = await issue(letter.id)
    expect(document).toMatchObject({ kind: 'announcement', letterId: letter.id, number: '2017-0289209-1', recipients: ['Beskæftigelsesforvaltningen'] })
    expect(document.points).toEqual(questions.map(({ id }, i) => ({ noun: 'question', id, point: String(i + 1) })))
    expect(document.sha256).toBe(createHash('sha256').update(readFileSync(path)).digest('hex'))
  })

  it('sets the days of the case where nobody has', async () => {
    const { inspectionId } = await announcedCase()
    const letter = await start(inspectionId, 'announcement')
    await core.do('letter.update', { id: letter.id, patch: { number: '2017-0289209-1', date: '2017-12-04', dueOn: '2018-01-19', signatories } })
    await issue(letter.id)
    expect(await core.do('inspection.get', { id: inspectionId })).toMatchObject({ announcedOn: '2017-12-04', answersDueOn: '2018-01-19' })
  })

  it('leaves days of the case that somebody has set', async () => {
    const { inspectionId } = await announcedCase()
    await core.do('inspection.update', { id: inspectionId, patch: { announcedOn: '2017-11-30' } })
    const letter = await start(inspectionId, 'announcement')
    await core.do('letter.update', { id: letter.id, patch: { number: '2017-0289209-1', date: '2017-12-04', signatories } })
    await issue(letter.id)
    expect((await core.do('inspection.get', { id: inspectionId })).announcedOn).toBe('2017-11-30')
  })
})

describe('issuing a letter', () => {
  it('is refused with what is missing, and writes nothing', async () => {
    const { inspectionId } = await announcedCase()
    const letter = await start(inspectionId, 'letter')
    const error = await core.fail('letter.issue', { id: letter.id, confirmed: [] })
    expect(error.code).toBe('notReady')
    expect(codesOf(error.params)).toEqual(expect.arrayContaining(['letterNumberMissing', 'letterDateMissing', 'letterSignatoryMissing', 'letterEmpty']))
    expect(await core.do('document.list', { inspectionId })).toEqual([])
    expect(existsSync(path)).toBe(false)
  })

  it('refuses a number that another letter has', async () => {
    const { inspectionId } = await announcedCase()
    const write = async () => {
      const { id } = await start(inspectionId, 'letter')
      const patch = { number: '2017-0289209-1', date: '2017-12-04', opening: proseFromText('Tak for sidst.'), signatories }
      await core.do('letter.update', { id, patch })
      return id
    }
    await issue(await write())
    const error = await core.fail('letter.issue', { id: await write(), confirmed: [] })
    expect(codesOf(error.params)).toEqual(['documentNumberUsed'])
  })

  it('asks before a case is closed with something open, and names it; the closing letter closes the case', async () => {
    const { inspectionId } = await announcedCase()
    await core.do('inspection.update', { id: inspectionId, patch: { announcedOn: '2017-12-04' } })
    const letter = await start(inspectionId, 'closingLetter')
    await core.do('letter.update', {
      id: letter.id,
      patch: { number: '2017-0289209-9', date: '2019-11-26', opening: proseFromText('Sagen slutter her.'), signatories },
    })
    const error = await core.fail('letter.issue', { id: letter.id, confirmed: [] })
    const asked = JSON.parse(String(error.params['issues'])) as Issue[]
    expect(asked.find(({ code }) => code === 'threadsStillOpen')?.params['threads']).toContain('hvem der har ansvaret')
    expect(await core.do('inspection.get', { id: inspectionId })).toMatchObject({ closedOn: null })
    await issue(letter.id)
    expect(await core.do('inspection.get', { id: inspectionId })).toMatchObject({ closedOn: '2019-11-26' })
  })

  it('leaves the numbers of the report alone', async () => {
    const { inspectionId } = await announcedCase()
    const question = await core.do('question.create', { inspectionId, askedIn: 'report', text: 'hvad der er sket siden' })
    const letter = await start(inspectionId, 'announcement')
    await core.do('letter.update', { id: letter.id, patch: { number: '2017-0289209-1', date: '2017-12-04', signatories } })
    await issue(letter.id)
    const { points } = await core.do('report.preview', { inspectionId, kind: 'finalReport' })
    expect(points).toContainEqual({ noun: 'question', id: question.id, point: '1' })
  })
})

describe('a letter that is started', () => {
  it.each(letterKinds)('is one step of undo and can be seen at once: %s', async (kind) => {
    const { inspectionId } = await announcedCase()
    const letter = await start(inspectionId, kind)
    const { html } = await core.do('letter.preview', { id: letter.id })
    expect(html).toContain('doc-title')
    await core.do('history.undo', {})
    expect(await core.do('letter.list', { inspectionId })).toEqual([])
    expect(await core.do('letterSection.list', { inspectionId })).toEqual([])
  })

  it('answers each item of a closing letter with the words of the answer, tied to it', async () => {
    const { inspectionId, authority, questions } = await announcedCase()
    const [first] = questions
    await core.do('inspection.update', { id: inspectionId, patch: { announcedOn: '2017-12-04' } })
    const answer = await core.do('answer.create', {
      inspectionId,
      authorityIds: [authority.id],
      questionIds: [first?.id ?? ''],
      date: '2018-01-19',
      text: 'Posten fordeles hver morgen.',
    })
    await start(inspectionId, 'closingLetter', [first?.id ?? ''])
    const item = (await core.do('letterSection.list', { inspectionId })).find(({ questionIds }) => questionIds.length > 0)
    expect(item?.heading).toBe('Ad 1.')
    expect(proseText(item?.content ?? proseFromText(''))).toContain('Borgerrådgiveren bad om at få oplyst, hvordan posten fordeles.')
    expect(JSON.stringify(item?.content.doc)).toContain(`"answer":"${answer.id}"`)
  })

  it('is refused for a thread that is in another case', async () => {
    const { questions } = await announcedCase()
    const other = await startCase(core, '2018-0000001')
    const error = await core.fail('letter.start', {
      inspectionId: other.inspectionId,
      kind: 'reminder',
      questionIds: [questions[0]?.id ?? ''],
      recommendationIds: [],
    })
    expect(error.code).toBe('notFound')
  })
})

describe('the e-mail that a letter is sent with', () => {
  it('says what is attached, by when an answer is asked for and from whom, and nothing of what the case is about', async () => {
    const { inspectionId } = await announcedCase()
    const letter = await start(inspectionId, 'announcement')
    await core.do('letter.update', { id: letter.id, patch: { number: '2017-0289209-1', dueOn: '2018-01-19', signatories } })
    const { text } = await core.do('letter.coveringText', { id: letter.id })
    expect(text.split('\n')).toEqual([
      'Til Beskæftigelsesforvaltningen',
      '',
      'Vedhæftet fremsendes et brev om varsling af en undersøgelse i sagen med sagsnr. 2017-0289209 (dokumentnr. 2017-0289209-1).',
      '',
      expect.stringContaining('senest den 19. januar 2018.'),
      '',
      expect.stringMatching(/hilsen$/),
      'Kim Eksempel, Borgerrådgiver',
      expect.any(String),
    ])
    expect(text).not.toContain('fordeling af post')
  })

  it('says no day where the letter sets none, and goes to whom the letter goes', async () => {
    const { inspectionId } = await announcedCase()
    const letter = await start(inspectionId, 'memo')
    await core.do('letter.update', { id: letter.id, patch: { addressee: 'Økonomiudvalget' } })
    const { text } = await core.do('letter.coveringText', { id: letter.id })
    expect(text).toMatch(/^Til Økonomiudvalget\n\nVedhæftet fremsendes et notat i sagen med sagsnr\. 2017-0289209\.\n\n.*hilsen\n/)
  })
})

describe('a letter about deadlines that is issued', () => {
  /** An announced case whose two questions are over their day. */
  async function overdueCase() {
    const started = await announcedCase()
    await core.do('inspection.update', { id: started.inspectionId, patch: { announcedOn: '2017-12-04', answersDueOn: '2018-01-19' } })
    const [first, second] = started.questions
    if (!first || !second) throw new Error('The case asks nothing')
    return { ...started, first, second }
  }
  const threadOf = async (inspectionId: string, questionId: string) =>
    (await core.do('followUp.list', { inspectionId })).find((one) => one.questionId === questionId)
  const identify = (id: string, patch: object = {}) =>
    core.do('letter.update', { id, patch: { number: '2017-0289209-5', date: '2018-01-25', signatories, ...patch } })

  it('that reminds is whole from one key: what is over its day with the same administration, dated, numbered, with a day to answer by', async () => {
    const { inspectionId, first, second } = await overdueCase()
    const letter = await core.do('letter.remind', { noun: 'question', id: second.id })
    expect(letter).toMatchObject({ kind: 'reminder', number: '2017-0289209-1', authorityIds: [] })
    expect(letter.date).not.toBeNull()
    expect(dayOff(letter.dueOn ?? '')).toBeNull()
    const sections = await core.do('letterSection.list', { inspectionId })
    expect(sections.flatMap(({ questionIds }) => questionIds).toSorted()).toEqual([first.id, second.id].toSorted())
    expect((await core.do('letter.remind', { noun: 'question', id: first.id })).id).toBe(letter.id)
    expect(await core.do('letter.list', { inspectionId })).toHaveLength(1)
  })

  it('that reminds goes to those alone who have not answered', async () => {
    const { inspectionId, authority, first } = await overdueCase()
    const other = await core.do('authority.create', { inspectionId, name: 'Socialforvaltningen' })
    await core.do('answer.create', { inspectionId, authorityIds: [authority.id], questionIds: [first.id], date: '2018-01-19', text: 'Ja.' })
    const letter = await core.do('letter.remind', { noun: 'question', id: first.id })
    expect(letter.authorityIds).toEqual([other.id])
    const words = (await core.do('letterSection.list', { inspectionId })).map(({ content }) => proseText(content)).join('\n')
    expect(words).toMatch(/^I varslingen af 4\.\u00A0december 2017 bad Borgerrådgiveren Socialforvaltningen om svar på følgende:/)
    expect(words).toContain('har endnu ikke modtaget svar fra Socialforvaltningen.')
    expect(words).not.toContain('Beskæftigelsesforvaltningen')
  })

  it('that reminds is not begun where nobody is waited for', async () => {
    const { inspectionId, authority, first } = await overdueCase()
    await core.do('answer.create', { inspectionId, authorityIds: [authority.id], questionIds: [first.id], date: '2018-01-19', text: 'Ja.' })
    expect((await core.fail('letter.remind', { noun: 'question', id: first.id })).code).toBe('nobodyWaitedFor')
    expect(await core.do('letter.list', { inspectionId })).toEqual([])
  })

  it('writes the reminder and the new day into its threads, as part of the issuing', async () => {
    const { inspectionId, first, second } = await overdueCase()
    const { id } = await core.do('letter.remind', { noun: 'question', id: first.id })
    await identify(id, { dueOn: '2018-02-08' })
    const { document } = await issue(id)
    // It asks nothing that was not asked before, so it gives no numbers.
    expect(document.points).toEqual([])
    for (const question of [first, second])
      expect(await threadOf(inspectionId, question.id)).toMatchObject({
        reminders: [{ date: '2018-01-25', medium: 'letter', document: document.number }],
        extensions: [{ grantedOn: '2018-01-25', dueOn: '2018-02-08', document: document.number }],
      })
  })

  it('writes nothing where it is not issued', async () => {
    const { inspectionId, first } = await overdueCase()
    const { id } = await core.do('letter.remind', { noun: 'question', id: first.id })
    await identify(id)
    core.host.savePath = join(temporaryFolder(), 'findes ikke', 'brev.docx')
    const refused = await core.call('letter.issue', { id, confirmed: [] })
    expect(refused.ok).toBe(false)
    expect(await threadOf(inspectionId, first.id)).toBeUndefined()
  })

  it('does not write down twice what somebody wrote down by hand, and what it wrote cannot be taken back', async () => {
    const { inspectionId, first } = await overdueCase()
    const thread = { noun: 'question', id: first.id } as const
    await core.do('followUp.set', { ...thread, patch: { reminders: [{ date: '2018-01-25', medium: 'email' }] } })
    const { id } = await core.do('letter.remind', thread)
    await identify(id, { dueOn: '2018-02-08' })
    await issue(id)
    expect((await threadOf(inspectionId, first.id))?.reminders).toEqual([{ date: '2018-01-25', medium: 'email', document: '2017-0289209-5' }])
    expect(await core.fail('followUp.set', { ...thread, patch: { reminders: [] } })).toEqual({ code: 'toldByDocument', params: { number: '2017-0289209-5' } })
    // Undone are the letter's own fields only: neither the draft, which a document was issued from, nor what was written down before.
    await core.do('history.undo', {})
    for (const step of ['letter.remind', 'followUp.set']) expect((await core.fail('history.undo', {})).code, step).toBe('undoConflict')
    expect((await threadOf(inspectionId, first.id))?.reminders).toHaveLength(1)
  })

  it('grants the day that it says; one that lets the deadline rest begins a pause, which the next day ends', async () => {
    const { inspectionId, first } = await overdueCase()
    const about = { inspectionId, kind: 'extension' as const, questionIds: [first.id], recommendationIds: [] }
    const rests = await core.do('letter.start', { ...about, pausesFrom: '2018-01-15', reason: 'Enheden er ved at flytte' })
    expect(rests).toMatchObject({ dueOn: null, pausesFrom: '2018-01-15' })
    await identify(rests.id, { date: '2018-01-15' })
    await issue(rests.id)
    expect((await threadOf(inspectionId, first.id))?.pauses).toEqual([{ from: '2018-01-15', to: null, reason: '', document: '2017-0289209-5' }])
    const resumes = await core.do('letter.start', { ...about, dueOn: '2018-03-01' })
    await identify(resumes.id, { number: '2017-0289209-6', date: '2018-02-12' })
    await issue(resumes.id)
    const told = await threadOf(inspectionId, first.id)
    expect(told?.pauses).toMatchObject([{ from: '2018-01-15', to: '2018-02-12' }])
    expect(told?.extensions).toMatchObject([{ grantedOn: '2018-02-12', dueOn: '2018-03-01', document: '2017-0289209-6' }])
    // The pause was over when the day was set, so it does not move it.
    const due = await core.do('followUp.due', { limit: 10 })
    expect(due.items.find(({ id }) => id === first.id)?.dueOn).toBe('2018-03-01')
  })

  it('is refused where it both lets the deadline rest and sets a day', async () => {
    const { inspectionId, first } = await overdueCase()
    const letter = await core.do('letter.start', { inspectionId, kind: 'extension', questionIds: [first.id], recommendationIds: [], dueOn: '2018-03-01' })
    await identify(letter.id, { pausesFrom: '2018-01-15' })
    expect(codesOf((await core.fail('letter.issue', { id: letter.id, confirmed: [] })).params)).toEqual(['letterDueAndPause'])
  })
})

describe('the dates of a case', () => {
  it('are there for its letters as phrases', async () => {
    const { inspectionId, authority } = await announcedCase()
    await core.do('answer.create', { inspectionId, authorityIds: [authority.id], questionIds: [], date: '2018-03-08', medium: 'email', text: 'Ja.' })
    expect(await core.do('letter.datePhrases', { inspectionId })).toContainEqual({
      kind: 'answer',
      date: '2018-03-08',
      phrase: 'Ved e-mail af 8.\u00A0marts 2018 har Beskæftigelsesforvaltningen oplyst, at …',
      about: 'Ja.',
    })
  })
})
