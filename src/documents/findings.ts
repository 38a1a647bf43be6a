import type { CaseData } from '../domain/case-data.ts'
import { comparePoints, otherFindings, reportQuestions } from '../domain/numbering.ts'
import { isProseEmpty, proseEvidence, proseSchemaVersion, type Prose, type ProseNode } from '../domain/prose.ts'
import { checklistAnswerWords } from './checklist-tables.ts'
import { paragraph, textRun, type Accounts, type Block, type Demand, type Heading, type Picture } from './model.ts'
import { linesAsRuns, proseBlocks } from './prose.ts'
import { inWords, type ReportContext } from './report-context.ts'
import { nameSource, type Footnotes } from './sources.ts'
import { ended, isQuoted, typeset } from './typeset.ts'
import { wording } from './wording.ts'

type Finding = CaseData['finding'][number]
type Evidence = CaseData['evidence'][number]
type Chapter = { readonly id: string; readonly point: string; readonly title: string; readonly introduction: Prose | null; readonly findings: Finding[] }

/** One chapter a theme, one point a finding: the facts, then visibly apart the assessment, the grading, the recommendations and the requests. */
export function themeChapters(context: ReportContext): Block[] {
  return chaptersOf(context).flatMap((chapter) => [
    heading(chapter.id, 1, chapter.point, chapter.title),
    ...(chapter.introduction === null ? [] : proseBlocks(chapter.introduction, { footnotes: context.footnotes, under: 1, id: chapter.id })),
    ...chapter.findings.flatMap((finding) => findingBlocks(context, finding)),
  ])
}

const heading = (id: string, level: 1 | 2, number: string, text: string): Heading => ({
  type: 'heading',
  id,
  level,
  number,
  text: typeset(text),
  newPage: false,
})

/** Chapters and findings in the order of their numbers: a finding stands where its number is looked for, also when it has moved since it was issued. */
function chaptersOf(context: ReportContext): Chapter[] {
  const { data, index } = context
  const chapters: Chapter[] = data.reportTheme.map((theme) => ({
    id: theme.id,
    point: index.pointOf('reportTheme', theme.id),
    title: theme.title,
    introduction: theme.introduction,
    findings: [],
  }))
  const other = index.pointOf('section', otherFindings)
  if (other !== '') chapters.push({ id: otherFindings, point: other, title: wording.sections.otherFindings, introduction: null, findings: [] })
  const byPoint = new Map(chapters.map((chapter) => [chapter.point, chapter]))
  const byTheme = new Map(chapters.map((chapter) => [chapter.id, chapter]))
  for (const finding of data.finding) {
    const chapter = byPoint.get(index.pointOf('finding', finding.id).split('.')[0] ?? '') ?? byTheme.get(finding.themeId ?? otherFindings)
    chapter?.findings.push(finding)
  }
  for (const chapter of chapters) chapter.findings.sort((a, b) => comparePoints(index.pointOf('finding', a.id), index.pointOf('finding', b.id)))
  return chapters.toSorted((a, b) => comparePoints(a.point, b.point))
}

function findingBlocks(context: ReportContext, finding: Finding): Block[] {
  const { index } = context
  return [
    heading(finding.id, 2, index.pointOf('finding', finding.id), finding.title),
    ...factBlocks(context, finding),
    ...photoBlocks(context, finding),
    ...assessmentBlocks(context, finding),
    ...index.recommendationsOf(finding.id).map((recommendation) => recommendationBlock(context, recommendation)),
    ...questionBlocks(context, finding.id),
  ]
}

/** The facts as they were written. Accounts that contradict each other stand right after the text that has cited them all; otherwise they come last. */
function factBlocks(context: ReportContext, finding: Finding): Block[] {
  const { index, footnotes } = context
  const evidence = index.evidenceOf(finding.id)
  const pinpoints = new Map(evidence.map((one) => [one.source, one.pinpoint]))
  const nodes = finding.facts.doc.content ?? []
  const written = (content: ProseNode[], id: string): Block[] =>
    proseBlocks(proseOf(content), { footnotes, under: 2, id, pinpointOf: (source) => pinpoints.get(source) ?? '' })
  const contradicting = evidence.filter((one) => one.contradicts)
  const sources = contradicting.map((one) => one.source)
  const place = contradicting.length > 1 ? nodes.findIndex((_, i) => citesAll(nodes.slice(0, i + 1), sources)) + 1 : 0
  const blocks: Block[] =
    place === 0
      ? written(nodes, finding.id)
      : [...written(nodes.slice(0, place), finding.id), ...accountBlocks(context, contradicting, null), ...written(nodes.slice(place), `${finding.id}-after`)]
  const cited = new Set([...proseEvidence(finding.facts), ...sources])
  addUncited(
    footnotes,
    blocks,
    evidence.filter((one) => !cited.has(one.source)),
  )
  if (place === 0 && contradicting.length > 1) blocks.push(...accountBlocks(context, contradicting, finding.title))
  return blocks
}

const proseOf = (content: ProseNode[]): Prose => ({ schemaVersion: proseSchemaVersion, doc: { type: 'doc', content } })

const citesAll = (nodes: ProseNode[], sources: readonly string[]): boolean => {
  const cited = proseEvidence(proseOf(nodes))
  return sources.every((source) => cited.includes(source))
}

/** Evidence that the text does not cite joins the last note of the facts, or gets a note of its own at their end. */
function addUncited(footnotes: Footnotes, blocks: Block[], evidence: readonly Evidence[]): void {
  if (evidence.length === 0) return
  const newest = footnotes.all().at(-1)?.id
  if (newest !== undefined && JSON.stringify(blocks).includes(`{"type":"footnote","id":"${newest}"}`) && footnotes.extend(newest, evidence)) return
  const mark = footnotes.cite(evidence)
  const last = blocks.at(-1)
  if (mark === null) return
  if (last?.type === 'paragraph') blocks[blocks.length - 1] = { ...last, runs: [...last.runs, mark] }
  else blocks.push(paragraph(wording.evidence.restsOn, mark))
}

/**
 * Accounts side by side.
 * @param about the finding's title, when the text right before has not said what they are about and where they come from; each then gets its note
 */
function accountBlocks({ index, footnotes }: ReportContext, contradicting: readonly Evidence[], about: string | null): Block[] {
  const accounts: Accounts['accounts'] = contradicting.map((one) => {
    const mark = about === null ? null : footnotes.cite([one])
    const words = linesAsRuns(ended(quotedAccount(index, one)))
    return { source: typeset(nameSource(index, one.source)?.who ?? ''), text: [mark === null ? words : [...words, mark]] }
  })
  return [
    { ...paragraph(wording.accounts.introduction(accounts.length, about)), role: 'introduction' },
    { type: 'accounts', caption: wording.accounts.caption(accounts.length), accounts },
  ]
}

function answerOf(index: ReportContext['index'], { runId, itemId, value }: CaseData['checklistAnswer'][number]): string {
  const run = index.checklistRun.get(runId)
  return checklistAnswerWords(
    { choices: run?.choices ?? [] },
    run?.items.find((item) => item.id === itemId),
    value,
  )
}

/** The account in the report's words, or the source's own: what was noted as a quotation stands in quotation marks. */
function quotedAccount(index: ReportContext['index'], { source, wording: words }: Evidence): string {
  if (words.trim() !== '') return words
  const id = source.slice(source.indexOf(':') + 1)
  const note = index.note.get(id)
  if (note !== undefined) return note.nature === 'quote' && !isQuoted(note.text) ? `”${note.text.trim()}”` : note.text
  const answer = index.checklistAnswer.get(id)
  if (answer !== undefined) return answer.remark || answerOf(index, answer)
  const material = index.material.get(id)
  return material === undefined ? '' : material.excerpt || material.title
}

/** The photos that show it, in the order that was chosen. */
function photoBlocks({ data, pictures, nextPhoto }: ReportContext, finding: Finding): Block[] {
  return finding.attachmentIds.flatMap((id): Picture[] => {
    const photo = data.attachment.find((one) => one.id === id)
    const sha256 = photo?.renditionSha256 ?? ''
    const size = pictures.get(sha256)
    if (photo === undefined || size === undefined) return []
    const caption = wording.photo(nextPhoto(), typeset(photo.caption.replace(/\s+/g, ' ').trim()))
    return [{ type: 'picture', id: `${finding.id}-${id}`, sha256, ...size, caption, alt: typeset(photo.altText.trim()) }]
  })
}

function assessmentBlocks({ footnotes, office, officeName }: ReportContext, finding: Finding): Block[] {
  const step = office.criticismStep.find((one) => one.id === finding.criticismStepId)
  if (isProseEmpty(finding.assessment) && step === undefined) return []
  return [
    {
      type: 'assessment',
      label: wording.assessment(officeName),
      blocks: proseBlocks(finding.assessment, { footnotes, under: 2, id: `${finding.id}-assessment` }).map((block) =>
        block.type === 'heading' ? { ...paragraph({ type: 'text', text: block.text, bold: true }), role: 'introduction' as const } : block,
      ),
      grading: step === undefined ? null : [textRun(step.wording)],
    },
  ]
}

function recommendationBlock({ kind, index, officeName }: ReportContext, recommendation: CaseData['recommendation'][number]): Demand {
  const due = kind === 'finalReport' && recommendation.dueOn !== null ? inWords(recommendation.dueOn) : null
  const said = wording.recommends(officeName, ended(recommendation.text))
  return {
    type: 'demand',
    id: recommendation.id,
    kind: 'recommendation',
    label: wording.recommendation(index.pointOf('recommendation', recommendation.id)),
    runs: linesAsRuns(recommendation.asksNotice ? said + wording.asksNotice(officeName, due) : said),
  }
}

/** The requests for information of a finding; those of the report as a whole under `''`. */
export function questionBlocks({ kind, index, officeName }: ReportContext, findingId: string): Demand[] {
  return reportQuestions(index.questionsOf(findingId)).map((question) => ({
    type: 'demand',
    id: question.id,
    kind: 'question',
    label: wording.question(index.pointOf('question', question.id)),
    runs: linesAsRuns(wording.asksToKnow(officeName, ended(question.text), kind === 'finalReport' && question.dueOn !== null ? inWords(question.dueOn) : null)),
  }))
}
