import type { PlaceName } from '../../domain/letterhead-template.ts'
import type { DocumentModel, SenderLine } from '../model.ts'
import { wording } from '../wording.ts'

const linesOf = (model: DocumentModel, isOne: (line: SenderLine) => boolean): string => model.head.aside.find(isOne)?.lines.join('\n') ?? ''

/** The lines at the right of the first page that tell of the letter itself; the others tell of the sender. */
const isDate = ({ properties }: DocumentModel, line: SenderLine): boolean => line.label === null && line.link === null && line.lines[0] === properties.dateText
const ofLetter: readonly { readonly place: PlaceName; readonly is: (line: SenderLine, model: DocumentModel) => boolean }[] = [
  { place: 'dato', is: (line, model) => isDate(model, line) },
  { place: 'sagsnr', is: ({ field }) => field === 'caseNumber' },
  { place: 'dokumentnr', is: ({ field }) => field === 'documentNumber' },
  { place: 'sagsbehandler', is: ({ label }) => label === wording.head.caseworker },
]

/** What each place of a template shows in this letter. */
export function placeValues(model: DocumentModel): ReadonlyMap<PlaceName, string> {
  const { head, properties, page } = model
  const labelled = (label: string): string => linesOf(model, (line) => line.label === label)
  return new Map<PlaceName, string>([
    ['sagsnr', properties.caseNumber],
    ['dokumentnr', properties.documentNumber],
    ['dato', properties.dateText],
    // An empty line between two that it is sent to.
    ['modtager', head.recipients.map((lines) => lines.join('\n')).join('\n\n')],
    ['sendt', head.sentBy ?? ''],
    ['sagsbehandler', labelled(wording.head.caseworker)],
    ['status', page.watermark ?? ''],
    ['titel', properties.title],
    ['dokumenttype', properties.kindLabel],
    ['kommune', head.municipality],
    ['afsender', head.sender],
    ['adresse', labelled(head.sender)],
    ['telefon', labelled(wording.head.phone)],
    ['telefax', labelled(wording.head.fax)],
    ['e-mail', labelled(wording.head.email)],
    ['ean', labelled(wording.head.ean)],
    ['hjemmeside', linesOf(model, (line) => line.label === null && !isDate(model, line))],
  ])
}

/** A letter as a template shows it: without what the template has places for, and what it has none for above the text, so that nothing is lost. */
export function withoutPlaces(model: DocumentModel, places: ReadonlySet<PlaceName>): { model: DocumentModel; above: readonly string[] } {
  const above = ofLetter
    .filter(({ place }) => !places.has(place))
    .flatMap(({ is }) => model.head.aside.filter((line) => is(line, model)))
    .map(({ label, lines }) => [...(label === null ? [] : [`${label}:`]), ...lines].join(' '))
  return {
    above,
    model: {
      ...model,
      head: {
        ...model.head,
        logo: null,
        aside: [],
        recipients: places.has('modtager') ? [] : model.head.recipients,
        sentBy: places.has('sendt') ? null : model.head.sentBy,
      },
      body: places.has('titel') ? model.body.filter((block) => block.type !== 'title') : model.body,
    },
  }
}
