import { describe, expect, it } from 'vitest'
import { clearedFor, countByQuestion, everything, isFiltering, notesOfVisit, shows, type NoteFilter } from '../../renderer/notes/note-filter.ts'
import type { Note } from '../../src/domain/note.ts'

let made = 0
function note(fields: Partial<Note> = {}): Note {
  const stampedAt = '2018-02-07T09:31:00.000Z'
  return {
    id: `018f0000-0000-7000-8000-${String(++made).padStart(12, '0')}`,
    inspectionId: 'i',
    visitId: 'v',
    kind: 'interview',
    nature: 'told',
    text: 'Posten hentes kl. 8.',
    takenAt: stampedAt,
    stampedAt,
    sourceId: null,
    notedById: null,
    questionId: null,
    followUp: false,
    attachmentIds: [],
    themeIds: [],
    origins: [],
    createdAt: stampedAt,
    updatedAt: stampedAt,
    deleted: false,
    ...fields,
  }
}

const context = { unitOf: new Map([['s1', 'Ungecentret']]), unused: new Set<string>() }

describe('filtering notes', () => {
  it('shows what meets every condition', () => {
    const filter = { ...everything, questionId: 'q1', nature: 'quote' as const }
    expect(shows(filter, note({ questionId: 'q1', nature: 'quote' }), context)).toBe(true)
    expect(shows(filter, note({ questionId: 'q1' }), context)).toBe(false)
    expect(shows({ ...everything, followUp: true }, note(), context)).toBe(false)
  })
  it('clears just the conditions that would hide the note that was saved', () => {
    const filter = { ...everything, questionId: 'q1', sourceId: 's1', followUp: true }
    expect(clearedFor(filter, note({ questionId: 'q2', sourceId: 's1', followUp: true }), context)).toEqual({ ...filter, questionId: null })
    expect(isFiltering(clearedFor(filter, note(), context))).toBe(false)
    const same = clearedFor(filter, note({ questionId: 'q1', sourceId: 's1', followUp: true }), context)
    expect(same).toBe(filter)
  })
  it('finds the notes of a unit, of a theme, and those that no finding uses', () => {
    const [one, other] = [note({ sourceId: 's1', themeIds: ['t'] }), note({ sourceId: 's2' })]
    const unused = { ...context, unused: new Set([other.id]) }
    const found = (filter: Partial<NoteFilter>) => [one, other].filter((each) => shows({ ...everything, ...filter }, each, unused))
    expect(found({ unit: 'Ungecentret' })).toEqual([one])
    expect(found({ themeId: 't' })).toEqual([one])
    expect(found({ unused: true })).toEqual([other])
  })
  it('shows a new note beside those that no finding uses, for none does; a reflection is not among them', () => {
    const filter = { ...everything, unused: true }
    expect(clearedFor(filter, note(), context)).toBe(filter)
    expect(clearedFor(filter, note({ nature: 'reflection' }), context)).toEqual(everything)
    expect(clearedFor({ ...everything, themeId: 't', unit: 'Ungecentret' }, note({ sourceId: 's2' }), context)).toEqual(everything)
  })
  it('orders a visit by the time the notes were taken, corrected times included', () => {
    const late = note({ takenAt: '2018-02-07T10:00:00.000Z' })
    const early = note({ takenAt: '2018-02-07T08:00:00.000Z', stampedAt: '2018-02-07T11:00:00.000Z' })
    expect(notesOfVisit([late, note({ visitId: null }), early], 'v')).toEqual([early, late])
    expect(notesOfVisit([late, note({ visitId: null })], null)).toHaveLength(1)
  })
  it('counts the notes of each question', () => {
    expect(countByQuestion([note({ questionId: 'q1' }), note({ questionId: 'q1' }), note()])).toEqual(new Map([['q1', 2]]))
  })
})
