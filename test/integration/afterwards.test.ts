import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { unsupportedSentences } from '../../src/domain/unsupported.ts'
import type { RowOf } from '../../src/domain/nouns.ts'
import { proseEvidence } from '../../src/domain/prose.ts'
import { noteOf, startCase, TestCore } from '../support/core.ts'

let core: TestCore
let inspectionId: string
beforeEach(async () => {
  core = await TestCore.open()
  ;({ inspectionId } = await startCase(core))
})
afterEach(() => core.close())

const told = (text: string, minute = '31', more = {}) => {
  const at = `2018-02-07T09:${minute}:00.000Z`
  return core.do('note.create', { ...noteOf(inspectionId, text), takenAt: at, stampedAt: at, ...more })
}
const list = <Name extends 'note' | 'evidence' | 'contradiction' | 'finding'>(noun: Name): Promise<RowOf<Name>[]> =>
  core.do(`${noun}.list` as 'note.list', { inspectionId }) as unknown as Promise<RowOf<Name>[]>
const about = async (...noteIds: string[]) => core.do('contradiction.create', { inspectionId, about: 'Hvornår posten fordeles', noteIds })
const undo = () => core.do('history.undo', {})

describe('a contradiction', () => {
  it('needs two notes, and words for how it was settled', async () => {
    const [a, b] = [await told('Kl. 8.'), await told('Kl. 10.', '40')]
    expect(await core.fail('contradiction.create', { inspectionId, about: 'Tiden', noteIds: [a.id, a.id] })).toMatchObject({ params: { path: 'noteIds' } })
    const { id } = await about(a.id, b.id)
    expect(await core.fail('contradiction.update', { id, patch: { state: 'settled', settlement: ' ' } })).toMatchObject({ params: { path: 'settlement' } })
    await core.do('contradiction.update', { id, patch: { state: 'settled', settlement: 'Postlisten viser kl. 10.' } })
    await undo()
    expect(await list('contradiction')).toMatchObject([{ state: 'open', settlement: '' }])
  })

  it('is carried into a new finding with both accounts side by side, as one step', async () => {
    const [a, b] = [await told('Kl. 8.'), await told('Kl. 10.', '40')]
    const { id } = await about(a.id, b.id)
    const { findingId } = await core.do('contradiction.carry', { id, into: { title: 'Fordeling af post', themeId: null } })
    const { html } = await core.do('report.preview', { inspectionId, kind: 'preliminaryReport' })
    expect(html.split('Kl. 8.')).toHaveLength(2)
    expect(await list('contradiction')).toMatchObject([{ state: 'carried', findingId }])
    expect(await list('evidence')).toMatchObject([
      { findingId, source: `note:${a.id}`, contradicts: true },
      { findingId, source: `note:${b.id}`, contradicts: true },
    ])
    await undo()
    expect([await list('evidence'), await list('finding')]).toEqual([[], []])
    expect(await list('contradiction')).toMatchObject([{ state: 'open', findingId: null }])
    await core.do('history.redo', {})
    expect(await list('contradiction')).toMatchObject([{ state: 'carried', findingId }])
  })

  it('is carried into a finding that rests on one of them already, once', async () => {
    const [a, b] = [await told('Kl. 8.'), await told('Kl. 10.', '40')]
    const finding = await core.do('finding.fromEvidence', { inspectionId, themeId: null, title: 'Post', sources: [`note:${a.id}`] })
    const { id } = await about(a.id, b.id)
    await core.do('contradiction.carry', { id, into: { findingId: finding.id } })
    expect((await list('evidence')).map(({ source, contradicts }) => [source, contradicts])).toEqual([
      [`note:${a.id}`, true],
      [`note:${b.id}`, true],
    ])
  })

  it('cannot rest on a reflection', async () => {
    const { id } = await about((await told('Kl. 8.')).id, (await told('Det lød ikke rigtigt.', '40', { nature: 'reflection' })).id)
    expect(await core.fail('contradiction.carry', { id, into: { title: 'Post', themeId: null } })).toMatchObject({ params: { rule: 'reflection' } })
  })

  it('is open again when its evidence goes, is no account any more, or its finding goes', async () => {
    const { id } = await about((await told('Kl. 8.')).id, (await told('Kl. 10.', '40')).id)
    const into = { title: 'Fordeling af post', themeId: null }
    const open = { state: 'open', findingId: null }
    const leave = [
      async () => core.do('evidence.remove', { id: (await list('evidence'))[0]?.id ?? '' }),
      async () => core.do('evidence.update', { id: (await list('evidence'))[0]?.id ?? '', patch: { contradicts: false } }),
      async () => core.do('finding.remove', { id: (await list('finding'))[0]?.id ?? '' }),
    ]
    for (const go of leave) {
      await core.do('contradiction.carry', { id, into })
      await go()
      expect(await list('contradiction')).toMatchObject([open])
      await undo()
      expect(await list('contradiction')).toMatchObject([{ state: 'carried' }])
      await undo()
    }
  })

  it('lets go of a note that is deleted, and ends with fewer than two', async () => {
    const [a, b, c] = [await told('Kl. 8.'), await told('Kl. 10.', '40'), await told('Kl. 12.', '41')]
    await about(a.id, b.id, c.id)
    await core.do('note.remove', { id: a.id })
    expect(await list('contradiction')).toMatchObject([{ noteIds: [b.id, c.id] }])
    await core.do('note.remove', { id: b.id })
    expect(await list('contradiction')).toEqual([])
    await undo()
    await undo()
    expect(await list('contradiction')).toMatchObject([{ noteIds: [a.id, b.id, c.id] }])
  })
})

describe('merging notes', () => {
  const choice = { sourceId: null, nature: 'told' as const }

  it('keeps the earliest, with the others as they were, and undoes as one step', async () => {
    const [later, first] = [await told('Den fordeles kl. 10.', '40', { followUp: true }), await told('Posten hentes kl. 8.')]
    const merged = await core.do('note.merge', { ids: [later.id, first.id], ...choice })
    expect(merged).toMatchObject({ id: first.id, text: 'Posten hentes kl. 8.\nDen fordeles kl. 10.', takenAt: first.takenAt, followUp: true })
    expect(merged.origins).toEqual([
      { noteId: first.id, text: first.text, takenAt: first.takenAt, stampedAt: first.stampedAt, sourceId: null },
      { noteId: later.id, text: later.text, takenAt: later.takenAt, stampedAt: later.stampedAt, sourceId: null },
    ])
    expect((await list('note')).map(({ id }) => id)).toEqual([first.id])
    await undo()
    expect((await list('note')).map(({ text, origins }) => [text, origins.length])).toEqual([
      [first.text, 0],
      [later.text, 0],
    ])
  })

  it('lets evidence and references in prose point to the one that stays, once a finding', async () => {
    const [a, b, c] = [await told('Posten hentes.'), await told('Den fordeles.', '40'), await told('Den scannes.', '41')]
    const both = await core.do('finding.fromEvidence', { inspectionId, themeId: null, title: 'Begge', sources: [`note:${a.id}`, `note:${b.id}`] })
    const other = await core.do('finding.fromEvidence', { inspectionId, themeId: null, title: 'Den anden', sources: [`note:${b.id}`, `note:${c.id}`] })
    await core.do('note.merge', { ids: [a.id, b.id], ...choice })
    expect((await list('evidence')).map(({ findingId, source }) => [findingId, source])).toEqual([
      [both.id, `note:${a.id}`],
      [other.id, `note:${a.id}`],
      [other.id, `note:${c.id}`],
    ])
    const facts = new Map((await list('finding')).map((finding) => [finding.id, proseEvidence(finding.facts)]))
    expect([facts.get(both.id), facts.get(other.id)]).toEqual([[`note:${a.id}`], [`note:${a.id}`, `note:${c.id}`]])
    await undo()
    expect(await list('evidence')).toHaveLength(4)
    expect(proseEvidence((await list('finding')).find(({ id }) => id === other.id)?.facts ?? both.facts)).toEqual([`note:${b.id}`, `note:${c.id}`])
  })

  it('ends a contradiction of the two, and keeps one with a third', async () => {
    const [a, b, c] = [await told('Kl. 8.'), await told('Kl. 10.', '40'), await told('Kl. 12.', '41')]
    await about(a.id, b.id)
    const third = await about(b.id, c.id)
    await core.do('note.merge', { ids: [a.id, b.id], ...choice })
    expect((await list('contradiction')).map(({ id, noteIds }) => [id, noteIds])).toEqual([[third.id, [a.id, c.id]]])
  })

  it('refuses reflections beside what was told, and a nature that none of them has', async () => {
    const [a, b] = [await told('Posten hentes.'), await told('Mon det er rigtigt?', '40', { nature: 'reflection' })]
    expect(await core.fail('note.merge', { ids: [a.id, b.id], ...choice })).toMatchObject({ params: { rule: 'reflectionApart' } })
    const c = await told('Den fordeles.', '41')
    expect(await core.fail('note.merge', { ids: [a.id, c.id], sourceId: null, nature: 'reflection' })).toMatchObject({ params: { path: 'nature' } })
    expect(await list('note')).toHaveLength(3)
  })
})

it('lets every line of a note that became a finding rest on the note; what is quoted of a person supports itself', async () => {
  const people = await core.do('participant.create', { inspectionId, side: 'authority', role: 'Leder', unitId: null } as never)
  const lines = 'Pjecen ligger ikke fremme.\nSkabet står åbent.'
  const sources = [await told(lines), await told(lines, '40', { nature: 'quote' }), await told(lines, '41', { nature: 'quote', sourceId: people.id })]
  for (const { id } of sources) {
    const { facts } = await core.do('finding.fromEvidence', { inspectionId, themeId: null, title: 'Pjecen', sources: [`note:${id}`] })
    expect(unsupportedSentences(facts)).toBe(0)
  }
})

describe('splitting a note', () => {
  it('gives both parts who, when and to what, keeps the whole, and leaves evidence with the first', async () => {
    const whole = await told('Posten hentes kl. 8. Den fordeles kl. 10.', '31', { followUp: true })
    await core.do('finding.fromEvidence', { inspectionId, themeId: null, title: 'Post', sources: [`note:${whole.id}`] })
    const { first, second } = await core.do('note.split', { id: whole.id, text: whole.text, from: 21, to: 21 })
    const kept = { takenAt: whole.takenAt, stampedAt: whole.stampedAt, followUp: true, origins: [{ noteId: whole.id, text: whole.text }] }
    expect(first).toMatchObject({ id: whole.id, text: 'Posten hentes kl. 8.', ...kept })
    expect(second).toMatchObject({ text: 'Den fordeles kl. 10.', ...kept })
    expect(await list('evidence')).toMatchObject([{ source: `note:${whole.id}` }])
    await undo()
    expect(await list('note')).toMatchObject([{ text: whole.text, origins: [] }])
  })

  it('refuses words that have changed, and a part without words', async () => {
    const { id, text } = await told('Posten hentes.')
    expect(await core.fail('note.split', { id, text: 'Noget andet.', from: 4, to: 4 })).toMatchObject({ code: 'conflict' })
    expect(await core.fail('note.split', { id, text, from: 0, to: 0 })).toMatchObject({ params: { rule: 'cutEmpty' } })
  })
})

it('puts several notes down to themes at once, and off again', async () => {
  const [a, b] = [await told('Kl. 8.'), await told('Kl. 10.', '40')]
  const [post, time] = [
    await core.do('reportTheme.create', { inspectionId, title: 'Post' }),
    await core.do('reportTheme.create', { inspectionId, title: 'Tid' }),
  ]
  await core.do('note.code', { ids: [a.id, b.id], add: [post.id], remove: [] })
  await core.do('note.code', { ids: [b.id], add: [time.id], remove: [post.id] })
  expect((await list('note')).map(({ themeIds }) => themeIds)).toEqual([[post.id], [time.id]])
  await undo()
  expect((await list('note')).map(({ themeIds }) => themeIds)).toEqual([[post.id], [post.id]])
})

it('what a note was before names nobody who speaks in confidence', async () => {
  const { id } = await core.do('participant.create', { inspectionId, side: 'authority', role: 'Socialformidler', name: 'Viggo Ravnsborg' })
  const whole = await told('Viggo Ravnsborg henter posten. Det er Viggos opgave.')
  await core.do('note.split', { id: whole.id, text: whole.text, from: 31, to: 31 })
  await core.do('participant.makeConfidential', { id, alias: 'Medarbejder A', remark: '' })
  const origins = (await list('note')).flatMap((note) => note.origins.map(({ text }) => text))
  expect(new Set(origins)).toEqual(new Set(['Medarbejder A henter posten. Det er Medarbejder A’s opgave.']))
})
