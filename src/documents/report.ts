import { isProseEmpty, type Prose } from '../domain/prose.ts'
import { appendixBlocks } from './appendices.ts'
import { backgroundBlocks } from './background.ts'
import { withContents } from './contents.ts'
import { themeChapters } from './findings.ts'
import { hearingBlocks } from './hearing.ts'
import { reportHead, reportPage, reportProperties, reportTitle } from './letterhead.ts'
import { modelVersion, paragraph, type Block, type DocumentModel, type Heading } from './model.ts'
import { overviewBlocks } from './overview.ts'
import { linesAsRuns, proseBlocks } from './prose.ts'
import { inWords, reportContext, type ReportContext, type ReportInput } from './report-context.ts'
import { ended } from './typeset.ts'
import { wording } from './wording.ts'

/**
 * Composes the preliminary or the final report of a case. Pure: the same input gives the same model.
 * Incomplete data composes too, so that a draft can be seen; `lintDocument` says what is missing.
 */
export function buildReport(input: ReportInput): DocumentModel {
  const context = reportContext(input)
  const body = reportBody(context)
  return withContents({
    version: modelVersion,
    properties: reportProperties(context),
    page: reportPage(context),
    head: reportHead(context),
    body,
    footnotes: context.footnotes.all(),
  })
}

/** The sections in their order. They are composed in it too, because footnotes are numbered as they come. */
function reportBody(context: ReportContext): Block[] {
  const { report, index, data } = context
  const written = (prose: Prose, id: string): Block[] => proseBlocks(prose, { footnotes: context.footnotes, under: 1, id: `${id}-written` })
  const numbered = (id: 'summary' | 'background' | 'legalBasis'): Heading => section(id, index.pointOf('section', id))
  return [
    { type: 'title', text: reportTitle(context), subtitle: subtitle(context) },
    ...(context.kind === 'preliminaryReport' && report.remarksDueOn !== null ? [paragraph(wording.hearing.short(inWords(report.remarksDueOn)))] : []),
    numbered('summary'),
    ...written(report.summary, 'summary'),
    numbered('background'),
    ...backgroundBlocks(context),
    numbered('legalBasis'),
    ...(data.inspection.legalGround.trim() === '' ? [] : [paragraph(...linesAsRuns(ended(data.inspection.legalGround)))]),
    ...(isProseEmpty(report.legalBasis) ? [paragraph(wording.legalBasis.standing(context.officeName))] : written(report.legalBasis, 'legalBasis')),
    ...themeChapters(context),
    section('overview', null),
    ...overviewBlocks(context),
    ...underHeading('hearing', hearingBlocks(context)),
    section('conclusion', null),
    ...written(report.conclusion, 'conclusion'),
    { type: 'signature', closing: context.letterhead.closing, signatories: report.signatories },
    ...appendixBlocks(context),
  ]
}

/** A section that is left out when there is nothing to say in it. */
const underHeading = (id: 'hearing', blocks: readonly Block[]): Block[] => (blocks.length === 0 ? [] : [section(id, null), ...blocks])

const section = (id: 'summary' | 'background' | 'legalBasis' | 'overview' | 'hearing' | 'conclusion', number: string | null): Heading => ({
  type: 'heading',
  id,
  level: 1,
  number,
  text: wording.sections[id],
  newPage: false,
})

/** Under the title: which units, and when they were visited. */
function subtitle({ data }: ReportContext): string {
  const units = data.unit.toSorted((a, b) => a.position - b.position).map((unit) => unit.name)
  return units.join(' · ')
}
