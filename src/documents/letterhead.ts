import type { CaseData } from '../domain/case-data.ts'
import { formatCivilDate } from '../domain/civil-date.ts'
import type { Letterhead } from '../domain/letterhead.ts'
import type { Figure, Head, PageSetup, Properties, SenderLine } from './model.ts'
import type { ReportContext } from './report-context.ts'
import { typeset } from './typeset.ts'
import { wording } from './wording.ts'

/** What tells one document from another. Number and date are empty while nobody has given them. */
type Identity = Pick<Properties, 'kind' | 'kindLabel' | 'title' | 'status' | 'date'> & { readonly number: string }

/** What the head of any document is made from. */
type Sheet = Pick<ReportContext, 'data' | 'letterhead' | 'office'>

/** Number and date of the report that is being written. */
function identity({ kind, report }: ReportContext): { number: string; date: string } {
  return kind === 'preliminaryReport'
    ? { number: report.preliminaryNumber ?? '', date: report.preliminaryDate ?? '' }
    : { number: report.finalNumber ?? '', date: report.finalDate ?? '' }
}

/** The title line: "Foreløbig rapport om inspektion af …". */
export function reportTitle({ kind, report, data }: ReportContext): string {
  const subject =
    report.title === '' ? wording.subjectOf[data.inspection.kind](data.inspection.theme === '' ? data.inspection.title : data.inspection.theme) : report.title
  return typeset(`${wording.titleStart[kind]} ${subject}`)
}

/** What the file and the records system are told about the report. */
export function reportProperties(context: ReportContext): Properties {
  const { kind } = context
  return documentProperties(context, {
    kind,
    kindLabel: wording.kindLabel[kind],
    title: reportTitle(context),
    status: wording.status[kind],
    ...identity(context),
  })
}

/** What the file and the records system are told about a document. */
export function documentProperties({ data, letterhead, office }: Sheet, { kind, kindLabel, title, status, number, date }: Identity): Properties {
  return {
    kind,
    kindLabel,
    title,
    author: caseworkerOf({ data, office })?.name ?? letterhead.sender,
    organisation: [letterhead.municipality, letterhead.sender].filter((part) => part !== '').join(', '),
    caseNumber: data.inspection.caseNumber,
    documentNumber: number,
    date,
    dateText: date === '' ? '' : formatCivilDate(date, letterhead.dateStyle),
    status,
    language: 'da-DK',
  }
}

const caseworkerOf = ({ data, office }: Pick<Sheet, 'data' | 'office'>) => office.colleague.find((colleague) => colleague.id === data.inspection.caseworkerId)

/** Colour, watermark and the head of the pages after the first. */
export function reportPage({ kind, data, letterhead }: ReportContext): PageSetup {
  return {
    accentColour: letterhead.accentColour,
    watermark: kind === 'preliminaryReport' ? wording.status[kind] : null,
    runningHead: wording.runningHead(letterhead.sender, wording.kindLabel[kind], letterhead.caseNumberLabel, data.inspection.caseNumber),
  }
}

/** The head of a report: it goes to every administration of the case. */
export const reportHead = (context: ReportContext): Head => documentHead(context, reportProperties(context), addressesOf(context.data, context.data.authority))

/** Who a document goes to, as its head says it. */
type Addresses = Pick<Head, 'recipients' | 'sentBy'>

/** The head of the first page: sender, recipients, and the block at the right with date, numbers, caseworker and address. */
export function documentHead({ data, letterhead, office }: Sheet, properties: Properties, { recipients, sentBy }: Addresses): Head {
  return {
    municipality: letterhead.municipality,
    sender: letterhead.sender,
    logo: logoOf(letterhead),
    recipients,
    sentBy,
    aside: senderLines(letterhead, properties, caseworkerOf({ data, office })),
  }
}

/** Administrations as recipients, in their order, and where it is sent by e-mail. */
export function addressesOf(data: CaseData, recipients: CaseData['authority']): Addresses {
  const authorities = recipients.toSorted((a, b) => a.position - b.position)
  const addresses = authorities.map((authority) => authority.email).filter((address) => address !== '')
  return {
    recipients: authorities.map((authority) =>
      [
        authority.name,
        authority.department,
        authority.attention === '' ? '' : wording.head.attention(authority.attention),
        authority.counterpartCaseNumber === null ? '' : wording.head.counterpartCaseNumber(authority.counterpartCaseNumber),
        ...data.unit
          .filter((unit) => unit.authorityId === authority.id)
          .map((unit) => (unit.counterpartCaseNumber === null ? '' : wording.head.unitCaseNumber(unit.name, unit.counterpartCaseNumber))),
      ]
        .filter((line) => line !== '')
        .map(typeset),
    ),
    sentBy: addresses.length === 0 ? null : wording.head.sentBy(addresses.join('; ')),
  }
}

/** The block at the right of the first page, line by line; what is empty is left out. */
export function senderLines(
  letterhead: Letterhead,
  { dateText, caseNumber, documentNumber }: Properties,
  caseworker: { name: string; title: string } | undefined,
): SenderLine[] {
  const entry = (label: string | null, lines: readonly string[], extra: Partial<SenderLine> = {}): SenderLine => ({
    label,
    lines,
    field: null,
    link: null,
    ...extra,
  })
  const lines = [
    entry(null, [dateText]),
    entry(letterhead.caseNumberLabel, [caseNumber], { field: 'caseNumber' }),
    entry(letterhead.documentNumberLabel, [documentNumber], { field: 'documentNumber' }),
    entry(wording.head.caseworker, [caseworker?.name ?? '']),
    entry(
      letterhead.sender,
      [letterhead.street, letterhead.postalTown].filter((line) => line !== ''),
    ),
    entry(wording.head.phone, [letterhead.phone]),
    entry(wording.head.fax, [letterhead.fax]),
    entry(wording.head.email, [letterhead.email], { link: mailLink(letterhead.email) }),
    entry(wording.head.ean, [letterhead.ean]),
    entry(null, [letterhead.web], { link: webLink(letterhead.web) }),
  ]
  return lines.filter((line) => line.lines.some((text) => text !== ''))
}

/** What is typed as an address and is none stays text: Word takes a file with a malformed link for damaged. */
const mailLink = (email: string): string | null => (/^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(email) ? `mailto:${email}` : null)

/** Links lead to web pages alone, whatever scheme was typed. */
function webLink(web: string): string | null {
  const address = web.includes('://') ? web : `https://${web}`
  return /^https?:\/\/[^\s"<>\\^`{|}]+$/i.test(address) && URL.canParse(address) ? new URL(address).href : null
}

/** The letterhead's logo as a picture; null for none. */
export function logoOf(letterhead: Letterhead): Figure | null {
  if (letterhead.logo === null) return null
  const size = pngSize(letterhead.logo)
  return size === null ? null : { data: letterhead.logo, ...size, alt: letterhead.logoAltText }
}

/** Width and height from a PNG's first chunk (IHDR); null when the bytes are no PNG. */
function pngSize(base64: string): { width: number; height: number } | null {
  const bytes = Buffer.from(base64.slice(0, 64), 'base64')
  if (bytes.length < 24 || bytes.readUInt32BE(0) !== 0x89504e47) return null
  const size = { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
  return size.width > 0 && size.height > 0 ? size : null
}
