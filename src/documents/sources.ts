import { pointNumbers } from '../domain/checklist-item.ts'
import { civilDateOf, clockTimeOf, formatCivilDate } from '../domain/civil-date.ts'
import { parseEvidenceSource } from '../domain/evidence.ts'
import { unitOfSource, type CaseIndex } from './case-index.ts'
import { textRun, type Footnote, type Run } from './model.ts'
import { ended } from './typeset.ts'
import { capitalised, uncapitalised, wording } from './wording.ts'

/** How a source is named: in full, in short when it has been named before, and its parts apart for the head of an account. */
export type SourceName = { readonly full: string; readonly short: string; readonly who: string; readonly when: string }

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ')

/**
 * Names what a fact rests on by role, unit, date and time, never by a person's name:
 * "samtale med teamkoordinator, Center for Jobindsats, 7. februar 2018 kl. 10.33".
 * @returns null when the source is not in the case
 */
export function nameSource(index: CaseIndex, source: string): SourceName | null {
  const { kind, id } = parseEvidenceSource(source)
  if (kind === 'note') return nameNote(index, id)
  if (kind === 'checklistAnswer') return nameAnswer(index, id)
  return nameMaterial(index, id)
}

function nameNote(index: CaseIndex, id: string): SourceName | null {
  const note = index.note.get(id)
  if (note === undefined) return null
  const speaker = index.participant.get(note.sourceId ?? '')
  const role = speaker === undefined ? '' : uncapitalised(speaker.role)
  const place = speaker === undefined ? (unitOfSource(index, `note:${id}`)?.name ?? '') : index.placeOf(speaker)
  // What nobody said was seen or read, whatever the occasion on which the note was taken.
  const alone = wording.evidence.withoutSource[note.nature === 'seen' ? 'observation' : note.nature === 'read' ? 'documentReview' : note.kind]
  const occasion = speaker === undefined ? alone : `${wording.evidence.noteKind[note.kind]} ${role}`
  const when = `${formatCivilDate(civilDateOf(note.takenAt))} ${wording.evidence.at(clockTimeOf(note.takenAt))}`
  const who = joined(role, place)
  return {
    full: joined(occasion, place, when),
    short: occasion,
    who: capitalised(who === '' ? occasion : who),
    when: joined(speaker === undefined ? alone : wording.evidence.withoutSource[note.kind], when),
  }
}

function nameAnswer(index: CaseIndex, id: string): SourceName | null {
  const answer = index.checklistAnswer.get(id)
  const run = index.checklistRun.get(answer?.runId ?? '')
  if (answer === undefined || run === undefined) return null
  const number = pointNumbers(run.items).get(answer.itemId) ?? 0
  const unit = unitOfSource(index, `checklistAnswer:${id}`)?.name ?? ''
  const point = wording.evidence.checklistPoint(number)
  return {
    full: wording.evidence.checklist(run.title, point, unit),
    short: wording.evidence.checklist(run.title, point, unit),
    who: joined(capitalised(unit)),
    when: `${capitalised(wording.evidence.checklistShort(run.title))}, ${point}`,
  }
}

function nameMaterial(index: CaseIndex, id: string): SourceName | null {
  const material = index.material.get(id)
  if (material === undefined) return null
  const date = material.date === null ? '' : formatCivilDate(material.date)
  const named = material.reference === '' ? `”${material.title}”` : `${uncapitalised(material.reference)}, ”${material.title}”`
  return {
    full: wording.evidence.material(named, material.from, date),
    short: material.reference === '' ? `”${material.title}”` : uncapitalised(material.reference),
    who: capitalised(material.reference === '' ? material.title : material.reference),
    when: joined(material.reference === '' ? '' : material.title, date),
  }
}

/** A cited source with the place in it, "s. 11". */
export type Citation = { readonly source: string; readonly pinpoint: string }

/** Collects the footnotes of a document while it is composed, in the order of their marks. */
export type Footnotes = {
  /** A note with the writer's own words. */
  readonly remark: (text: string) => Run
  /** A note that names sources; null when none of them is in the case. One named before is named in short with the number of that note. */
  readonly cite: (citations: readonly Citation[]) => Run | null
  /** Adds sources to a note; only the newest one can still grow. Answers whether it did. */
  readonly extend: (id: string, citations: readonly Citation[]) => boolean
  readonly all: () => readonly Footnote[]
}

export function collectFootnotes(index: CaseIndex): Footnotes {
  const notes: Footnote[] = []
  const firstNamedIn = new Map<string, string>()
  const add = (runs: readonly Run[]): Run => {
    const id = String(notes.length + 1)
    notes.push({ id, runs })
    return { type: 'footnote', id }
  }
  const name = (citations: readonly Citation[], id: string): Run[] =>
    citations.flatMap(({ source, pinpoint }): Run[] => {
      const named = nameSource(index, source)
      const earlier = firstNamedIn.get(source)
      if (named === null || earlier === id) return []
      firstNamedIn.set(source, earlier ?? id)
      const place = pinpoint === '' ? '' : `, ${pinpoint}`
      if (earlier === undefined) return [textRun(named.full + place)]
      return [textRun(`${named.short}, ${wording.evidence.earlierNote}\u00A0`), { type: 'noteNumber', id: earlier }, ...(place === '' ? [] : [textRun(place)])]
    })
  return {
    remark: (text) => add([textRun(ended(text))]),
    cite: (citations) => {
      const named = name(citations, String(notes.length + 1))
      return named.length === 0 ? null : add(sentence(named))
    },
    extend: (id, citations) => {
      const last = notes.at(-1)
      if (last?.id !== id) return false
      const named = name(citations, id)
      if (named.length > 0) notes[notes.length - 1] = { id, runs: [...last.runs, textRun(' '), ...sentence(named)] }
      return true
    },
    all: () => notes,
  }
}

/** Sources in a row as one sentence: capital first, semicolons between, a full stop. A source begins with each text that is not the tail of another. */
function sentence(named: readonly Run[]): Run[] {
  const runs: Run[] = []
  for (const [i, run] of named.entries()) {
    if (run.type === 'text' && i === 0) runs.push(textRun(capitalised(run.text)))
    else if (run.type === 'text' && !run.text.startsWith(',')) runs.push(textRun('; '), run)
    else runs.push(run)
  }
  return [...runs, textRun('.')]
}
