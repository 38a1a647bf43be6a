import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
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
