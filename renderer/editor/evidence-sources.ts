import type { CaseData } from '../../src/domain/case-data.ts'
import { answerInWords, judgementOf, type ChecklistValue } from '../../src/domain/checklist-answer.ts'
import { canBeEvidence, type NoteNature } from '../../src/domain/note.ts'

/** What a finding or a sentence may rest on, with what a person needs to recognise it. */
export type EvidenceSource = {
  /** `note:<id>`, `checklistAnswer:<id>` or `material:<id>`: as it is written in prose and in evidence rows. */
  readonly source: string
  /** How it is known: the note's nature, or that it is an answer or a document. */
  readonly nature: NoteNature | 'answer' | 'material'
  /** The source's own words. */
  readonly words: string
  /** When it was said or seen; for documents their day (`YYYY-MM-DD`). */
  readonly at: string | null
  /** Who said it, by role; the unit of a checklist; where a document came from. */
  readonly who: string
  /** How a document is cited ("bilag 2"), or the title of the checklist. */
  readonly reference: string
  readonly value: ChecklistValue | null
}

type Rows = Pick<CaseData, 'note' | 'participant' | 'unit' | 'checklistRun' | 'checklistAnswer' | 'material'>

/** Everything of a case that may carry a fact: notes except reflections (in the order they were taken), answered points, documents. */
export function evidenceSources(rows: Rows): EvidenceSource[] {
  const unitName = new Map(rows.unit.map((unit) => [unit.id, unit.name]))
  const speaker = new Map(rows.participant.map((one) => [one.id, one.role]))
  const notes = rows.note
    .filter((note) => canBeEvidence(note.nature))
    .toSorted((a, b) => (a.takenAt < b.takenAt ? -1 : 1))
    .map((note): EvidenceSource => {
      return {
        source: `note:${note.id}`,
        nature: note.nature,
        words: note.text,
        at: note.takenAt,
        who: speaker.get(note.sourceId ?? '') ?? '',
        reference: '',
        value: null,
      }
    })
  const runs = new Map(rows.checklistRun.map((run) => [run.id, run]))
  const answers = rows.checklistAnswer.flatMap((answer): EvidenceSource[] => {
    const run = runs.get(answer.runId)
    const item = run?.items.find((one) => one.id === answer.itemId)
    if (run === undefined || item === undefined || (answer.value === null && answer.remark === '' && answer.attachmentIds.length === 0)) return []
    // A judgement is shown by its own word beside the source; any other answer is part of what is read.
    const point = answer.value === null || item.kind === 'judgement' ? item.text : `${item.text}: ${answerInWords(run, item, answer.value)}`
    const words = answer.remark === '' ? point : `${point}\n${answer.remark}`
    return [
      {
        source: `checklistAnswer:${answer.id}`,
        nature: 'answer',
        words,
        at: null,
        who: unitName.get(run.unitId) ?? '',
        reference: run.title,
        value: judgementOf(answer),
      },
    ]
  })
  const materials = rows.material.map((material): EvidenceSource => {
    const words = material.excerpt === '' ? material.title : `${material.title}: ${material.excerpt}`
    return { source: `material:${material.id}`, nature: 'material', words, at: material.date, who: material.from, reference: material.reference, value: null }
  })
  return [...notes, ...answers, ...materials]
}

/** The letter of the n-th piece of evidence, counted from 0: a … z, aa, ab … */
export function evidenceLetter(index: number): string {
  const last = String.fromCharCode(97 + (index % 26))
  return index < 26 ? last : evidenceLetter(Math.floor(index / 26) - 1) + last
}

/** The sources whose words, speaker or citation hold every word that is asked for; the case of letters does not matter. */
export function searchSources(sources: readonly EvidenceSource[], query: string): EvidenceSource[] {
  const wanted = query.normalize('NFC').toLocaleLowerCase('da').split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return [...sources]
  return sources.filter((source) => {
    const text = `${source.words} ${source.who} ${source.reference}`.toLocaleLowerCase('da')
    return wanted.every((word) => text.includes(word))
  })
}
