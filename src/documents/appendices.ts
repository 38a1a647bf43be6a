import { paragraph, textCell, type Block, type Heading, type Table } from './model.ts'
import { checklistColumns } from './checklist-columns.ts'
import { checklistOverview } from './checklist-overview.ts'
import { checklistTables } from './checklist-tables.ts'
import type { ReportContext } from './report-context.ts'
import { appendixWording } from './wording-appendices.ts'
import { uncapitalised, wording } from './wording.ts'

type Appendix = { readonly id: string; readonly title: string; readonly blocks: readonly Block[] }

/** The report's appendices, lettered: how the checklists were answered, a table of results for each, who took part, and the criticism scale with its wording. */
export function appendixBlocks(context: ReportContext): Block[] {
  const checklists = checklistColumns(context)
  const appendices: Appendix[] = [
    ...checklistOverview(checklists),
    ...checklistTables(context, checklists),
    ...participantsAppendix(context),
    ...scaleAppendix(context),
  ]
  return appendices.flatMap(({ id, title, blocks }, i) => {
    const letter = i < 26 ? String.fromCharCode(65 + i) : `A${String.fromCharCode(65 + (i - 26))}`
    const heading: Heading = { type: 'heading', id: `appendix-${id}`, level: 1, number: null, text: appendixWording.appendix(letter, title), newPage: i === 0 }
    return [heading, ...blocks]
  })
}

/** Who took part: by role, with the name where there is one, as there is for the office's own people. */
function participantsAppendix({ data, index }: ReportContext): Appendix[] {
  if (index.participants.length === 0) return []
  const table: Table = {
    type: 'table',
    id: 'participants',
    caption: appendixWording.participants.caption(wording.theInspection[data.inspection.kind]),
    description: appendixWording.participants.description,
    header: appendixWording.participants.header,
    widths: [50, 50],
    rows: index.participants.map((participant) => [
      textCell(participant.name === '' ? participant.role : `${participant.name}, ${uncapitalised(participant.role)}`),
      textCell(index.placeOf(participant)),
    ]),
  }
  return [{ id: 'participants', title: appendixWording.participants.title, blocks: [table] }]
}

function scaleAppendix({ data, office, officeName }: ReportContext): Appendix[] {
  if (office.criticismStep.length === 0 || data.finding.every((finding) => finding.criticismStepId === null)) return []
  const table: Table = {
    type: 'table',
    id: 'scale',
    caption: appendixWording.scale.caption,
    description: appendixWording.scale.description,
    header: appendixWording.scale.header,
    widths: [34, 66],
    rows: office.criticismStep.toSorted((a, b) => a.position - b.position).map((step) => [textCell(step.label), textCell(step.wording)]),
  }
  return [{ id: 'scale', title: appendixWording.scale.title, blocks: [paragraph(appendixWording.scale.introduction(officeName)), table] }]
}
