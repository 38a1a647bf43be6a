import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { Note } from '../../../src/domain/note.ts'
import { byTakenAt, cutOf, makingOf, mergedNote, mergeProblem, originOf } from '../../../src/domain/note-merging.ts'

const note = (changes: Partial<Note>): Note => ({
  id: 'a',
  createdAt: '',
  updatedAt: '',
  deleted: false,
  inspectionId: 'i',
  visitId: null,
  kind: 'interview',
  nature: 'told',
  text: 'Posten hentes.',
  takenAt: '2018-02-07T09:00:00.000Z',
  stampedAt: '2018-02-07T09:00:00.000Z',
  sourceId: null,
  notedById: null,
  questionId: null,
  followUp: false,
  attachmentIds: [],
  themeIds: [],
  origins: [],
  ...changes,
})
const words = (text: string): string => text.split(/\s+/).filter(Boolean).join(' ')

const anyText = fc.stringMatching(/^[a-zæøå .\n]{0,40}[a-zæøå][a-zæøå .\n]{0,40}$/)
const anyNotes = fc
  .array(fc.record({ text: anyText, minute: fc.integer({ min: 10, max: 59 }), followUp: fc.boolean(), files: fc.subarray(['f', 'g', 'h']) }), {
    minLength: 2,
    maxLength: 6,
  })
  .map((all) =>
    all.map(({ text, minute, followUp, files }, index) => {
      const at = `2018-02-07T09:${String(minute)}:00.000Z`
      return note({ id: `n${String(index)}`, text, takenAt: at, stampedAt: at, followUp, attachmentIds: files, themeIds: files.map((file) => `t${file}`) })
    }),
  )

describe('merging', () => {
  it('joins the words as paragraphs in the order of time, with what goes with any of them', () => {
    const later = note({ id: 'b', text: 'Den fordeles kl. 10.', takenAt: '2018-02-07T09:05:00.000Z', followUp: true, attachmentIds: ['f'], questionId: 'q' })
    expect(mergedNote([later, note({ attachmentIds: ['g', 'f'] })], { sourceId: 's', nature: 'claim' })).toMatchObject({
      text: 'Posten hentes.\nDen fordeles kl. 10.',
      sourceId: 's',
      nature: 'claim',
      questionId: 'q',
      followUp: true,
      attachmentIds: ['g', 'f'],
      origins: [{ noteId: 'a' }, { noteId: 'b', text: 'Den fordeles kl. 10.' }],
    })
  })

  test('nothing of what they were is lost', () => {
    fc.assert(
      fc.property(anyNotes, (notes) => {
        const merged = mergedNote(notes, { sourceId: null, nature: 'told' })
        expect(merged.origins).toHaveLength(notes.length)
        for (const one of notes) {
          expect(merged.text).toContain(one.text.trim())
          expect(merged.origins).toContainEqual(originOf(one))
          expect(merged.attachmentIds).toEqual(expect.arrayContaining(one.attachmentIds))
          expect(merged.themeIds).toEqual(expect.arrayContaining(one.themeIds))
        }
        expect(merged.followUp).toBe(notes.some((one) => one.followUp))
      }),
    )
  })

  it('does not put a reflection together with what was told', () => {
    expect(mergeProblem([note({}), note({ id: 'b', nature: 'reflection' })])).toBe('reflectionApart')
    expect(mergeProblem([note({}), note({ id: 'b', nature: 'seen' })])).toBeNull()
    expect(mergeProblem([note({ visitId: 'v' }), note({ id: 'b', visitId: 'w' })])).toBe('visitsApart')
    expect(mergedNote([note({ visitId: null }), note({ id: 'b', visitId: 'w' })], { sourceId: null, nature: 'told' }).visitId).toBe('w')
    expect(mergeProblem([note({})])).toBe('tooFew')
    expect(mergeProblem([note({ text: 'a'.repeat(60_000) }), note({ id: 'b', text: 'b'.repeat(60_000) })])).toBe('tooLong')
  })
})

describe('cutting', () => {
  it('gives what follows the cursor, or the marked words and the rest', () => {
    const text = 'Posten hentes kl. 8. Den fordeles kl. 10. Nogle breve bliver væk.'
    expect(cutOf(text, 21, 21)).toEqual({ rest: 'Posten hentes kl. 8.', cut: 'Den fordeles kl. 10. Nogle breve bliver væk.' })
    expect(cutOf(text, 21, 42)).toEqual({ rest: 'Posten hentes kl. 8. Nogle breve bliver væk.', cut: 'Den fordeles kl. 10.' })
    expect(cutOf('Én\nTo\nTre', 3, 5)).toEqual({ rest: 'Én\nTre', cut: 'To' })
    expect(cutOf(text, 23, 40)).toEqual(cutOf(text, 21, 42))
    expect(cutOf(text, 3, 3)).toBeNull()
    expect(cutOf(text, 0, 0)).toBeNull()
    expect(cutOf(text, 0, text.length)).toBeNull()
    expect(cutOf(text, text.length, text.length)).toBeNull()
  })

  test('whatever is marked, every word is in one of the two', () => {
    fc.assert(
      fc.property(anyText, fc.nat(90), fc.nat(90), (text, a, b) => {
        const cut = cutOf(text, Math.min(a, text.length), Math.min(b, text.length))
        if (cut === null) return
        const letters = (value: string) => [...value.replaceAll(/\s/g, '')].sort().join('')
        expect(letters(cut.rest + cut.cut)).toBe(letters(text))
      }),
    )
  })

  test('a note that is cut at the cursor and put together again says what it said', () => {
    fc.assert(
      fc.property(anyText, fc.nat(90), (text, at) => {
        const whole = note({ text })
        const cut = cutOf(text, Math.min(at, text.length), Math.min(at, text.length))
        if (cut === null) return
        const origins = [originOf(whole)]
        const halves = [note({ text: cut.rest, origins }), note({ id: 'b', text: cut.cut, origins })]
        const merged = mergedNote(halves, { sourceId: null, nature: 'told' })
        expect(words(merged.text ?? '')).toBe(words(text))
        expect(merged.origins).toContainEqual(originOf(whole))
        expect(merged.origins).toHaveLength(3)
      }),
    )
  })
})

it('says how a note came to be', () => {
  const whole = note({})
  expect(makingOf(whole)).toBeNull()
  expect(makingOf(note({ origins: [originOf(whole)] }))).toEqual({ how: 'split' })
  expect(makingOf(note({ origins: [originOf(whole), originOf(note({ id: 'b' }))] }))).toEqual({ how: 'merged', count: 2 })
})

it('sorts by the time that was corrected, then by the stamp', () => {
  const first = note({ id: 'z' })
  const second = note({ id: 'y', stampedAt: '2018-02-07T09:00:01.000Z' })
  expect([note({ id: 'x', takenAt: '2018-02-07T10:00:00.000Z' }), second, first].sort(byTakenAt).map(({ id }) => id)).toEqual(['z', 'y', 'x'])
})
