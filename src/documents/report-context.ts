import type { CaseData, OfficeData } from '../domain/case-data.ts'
import { formatCivilDate, type CivilDate } from '../domain/civil-date.ts'
import type { FrozenPoint } from '../domain/document.ts'
import type { Letterhead } from '../domain/letterhead.ts'
import { letterhead as letterheadNoun } from '../domain/letterhead.ts'
import { numberPoints } from '../domain/numbering.ts'
import type { Report, ReportKind } from '../domain/report.ts'
import { report as reportNoun } from '../domain/report.ts'
import { indexCase, type CaseIndex } from './case-index.ts'
import { collectFootnotes, type Footnotes } from './sources.ts'
import { enumerate, wording } from './wording.ts'

/** What a report is made from. */
export type ReportInput = {
  readonly kind: ReportKind
  readonly data: CaseData
  readonly office: OfficeData
  /** The points of the case's earlier issued documents: these numbers stay. */
  readonly frozen: readonly FrozenPoint[]
  /** How large the photos are, by the hash of their copy for documents; those that are not here are left out. */
  readonly pictures?: PictureSizes
}

/** Pixels, by hash. */
export type PictureSizes = ReadonlyMap<string, { readonly width: number; readonly height: number }>

/** What every part of a report needs to know while it is composed. */
export type ReportContext = {
  readonly kind: ReportKind
  readonly data: CaseData
  readonly office: OfficeData
  readonly report: Report
  readonly letterhead: Letterhead
  /** The office in running text: "Borgerrådgiveren". */
  readonly officeName: string
  readonly points: readonly FrozenPoint[]
  readonly index: CaseIndex
  readonly footnotes: Footnotes
  readonly pictures: PictureSizes
  /** The next photo's number; they are counted through the report. */
  readonly nextPhoto: () => number
  /** The administrations by name in running text. */
  readonly authorities: string
  /** The same without their names: "forvaltningen", or "forvaltningerne" when there are several. */
  readonly theAuthorities: string
  /** The number of a finding now, or the one it was issued with when it has since been removed. */
  readonly pointEver: (findingId: string) => string
  /** The preliminary report as it was issued, when it was. */
  readonly preliminary: { readonly number: string; readonly date: CivilDate } | null
}

const row = { id: '', createdAt: '', updatedAt: '', deleted: false }

/** The letterhead of the case, else the office's first; an empty one where there is none. */
export const letterheadOf = (data: CaseData, office: OfficeData): Letterhead =>
  office.letterhead.find((one) => one.id === data.inspection.letterheadId) ?? office.letterhead[0] ?? { ...letterheadNoun.defaults, ...row, label: '' }

/** Gathers what the parts of a report share. A case without report draft or letterhead composes with empty ones, and the lint says so. */
export function reportContext({ kind, data, office, frozen, pictures = new Map() }: ReportInput): ReportContext {
  let photos = 0
  const points = numberPoints(data, frozen)
  const letterhead = letterheadOf(data, office)
  const { officeName } = letterhead
  const authorities = enumerate(data.authority.toSorted((a, b) => a.position - b.position).map((authority) => authority.name))
  const index = indexCase(data, points, { officeName, authorities })
  const issued = data.document.find((document) => document.kind === 'preliminaryReport')
  return {
    kind,
    pictures,
    nextPhoto: () => ++photos,
    data,
    office,
    report: data.report[0] ?? ({ ...reportNoun.defaults, ...row, inspectionId: data.inspection.id } as Report),
    letterhead,
    officeName,
    points,
    index,
    footnotes: collectFootnotes(index),
    authorities,
    theAuthorities: wording.theAuthorities(data.authority.length),
    pointEver: (findingId) => index.pointOf('finding', findingId) || (frozen.find((point) => point.noun === 'finding' && point.id === findingId)?.point ?? ''),
    preliminary: issued === undefined ? null : { number: issued.number, date: issued.date },
  }
}

/** A date in running text, always written out: "26. november 2019". */
export const inWords = (date: CivilDate): string => formatCivilDate(date)
