import { describe, expect, it } from 'vitest'
import { clearedFor, countByQuestion, everything, isFiltering, notesOfVisit, shows } from '../../renderer/notes/note-filter.ts'
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

describe('filtering notes', () => {
  it('shows what meets every condition', () => {
    const filter = { ...everything, questionId: 'q1', nature: 'quote' as const }
    expect(shows(filter, note({ questionId: 'q1', nature: 'quote' }))).toBe(true)
    expect(shows(filter, note({ questionId: 'q1' }))).toBe(false)
    expect(shows({ ...everything, followUp: true }, note())).toBe(false)
  })
  it('clears just the conditions that would hide the note that was saved', () => {
    const filter = { ...everything, questionId: 'q1', sourceId: 's1', followUp: true }
    expect(clearedFor(filter, note({ questionId: 'q2', sourceId: 's1', followUp: true }))).toEqual({ ...filter, questionId: null })
    expect(isFiltering(clearedFor(filter, note()))).toBe(false)
    const same = clearedFor(filter, note({ questionId: 'q1', sourceId: 's1', followUp: true }))
    expect(same).toBe(filter)
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
