import type { ProseNode } from '../domain/prose.ts'
import type { Thread } from '../domain/thread.ts'
import { describeVisit } from './background.ts'
import { listNode, paragraphNode, paragraphNodes, proseOfNodes } from './draft-prose.ts'
import type { Voice } from './letter-context.ts'
import { subjectOf } from './letter-draft-closing.ts'
import { draftWording } from './letter-draft-wording.ts'
import type { DraftSection } from './letter-draft.ts'
import { inWords } from './report-context.ts'
import { ended } from './typeset.ts'
import { capitalised, enumerate, uncapitalised, wording } from './wording.ts'

const { announcement: words } = draftWording

/** What has been decided. */
export const announcementOpening = (voice: Voice): ProseNode[] => [paragraphNode(words.decided[voice.data.inspection.kind](voice.officeName, subjectOf(voice)))]

/** Theme and purpose, the questions by number, and what is practical. */
export function announcementSections(voice: Voice, about: readonly Thread[]): DraftSection[] {
  const { data, officeName, authorities, theAuthorities } = voice
  const { kind, theme, title, purpose } = data.inspection
  const what = wording.theInspection[kind]
  const asks = about.length === 0 ? words.noQuestions : words.questions
  const practical = practicalNodes(voice)
  return [
    {
      heading: words.themeHeading(what),
      content: proseOfNodes([
        paragraphNode(words.theme(what, theme === '' ? uncapitalised(title) : theme)),
        ...(purpose === '' ? [paragraphNode(words.noPurpose(what))] : paragraphNodes(wording.background.purpose(what, ended(purpose)))),
      ]),
    },
    {
      heading: words.statementHeading(theAuthorities),
      content: proseOfNodes([
        paragraphNode(asks(officeName, authorities)),
        ...listNode(
          'orderedList',
          about.map(({ text }) => ended(capitalised(text))),
        ),
      ]),
      questionIds: about.filter(({ noun }) => noun === 'question').map(({ id }) => id),
    },
    ...(practical.length === 0 ? [] : [{ heading: words.practicalHeading, content: proseOfNodes(practical) }]),
  ]
}

/** When it takes place, who comes, whom the office would like to meet, and what was written of it. */
function practicalNodes({ data, officeName, authorities }: Voice): ProseNode[] {
  const { kind, plannedFrom, plannedTo, practicalities } = data.inspection
  const units = new Map(data.unit.map((unit) => [unit.id, unit]))
  const people = data.participant.toSorted((a, b) => a.position - b.position)
  const own = people.filter(({ side }) => side === 'office').map(({ role, name }) => `${uncapitalised(role)} ${name}`.trim())
  const met = [
    ...Map.groupBy(
      people.filter(({ side }) => side === 'authority'),
      ({ unitId }) => units.get(unitId ?? '')?.name ?? authorities,
    ),
  ]
  const visits = data.visit.toSorted((a, b) => (`${a.date}${a.startsAt ?? ''}` < `${b.date}${b.startsAt ?? ''}` ? -1 : 1))
  const planned =
    plannedFrom === null
      ? []
      : [words.planned(wording.theInspection[kind], inWords(plannedFrom), plannedTo === null || plannedTo === plannedFrom ? null : inWords(plannedTo))]
  return [
    ...(visits.length === 0 ? planned : visits.map((visit) => words.visit(describeVisit(units, visit)))).map(paragraphNode),
    ...(own.length === 0 ? [] : [paragraphNode(words.takesPart(officeName, enumerate(own)))]),
    ...(met.length === 0 ? [] : [paragraphNode(words.meets(officeName))]),
    ...listNode(
      'bulletList',
      met.map(([place, roles]) => words.meetsFrom(place, enumerate([...new Set(roles.map(({ role }) => uncapitalised(role)))]))),
    ),
    ...paragraphNodes(practicalities),
  ]
}
