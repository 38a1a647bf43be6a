import type { Letterhead } from '../domain/letterhead.ts'
import type { PlaceName } from '../domain/letterhead-template.ts'
import { logoOf, senderLines } from './letterhead.ts'
import { modelVersion, paragraph, type DocumentModel, type Properties } from './model.ts'
import { wording } from './wording.ts'

const place = (name: PlaceName): string => `{{${name}}}`

/** A letter that says places where a report says its own: what an office begins its own template with. The sender is the letterhead's. */
export function starterModel(letterhead: Letterhead): DocumentModel {
  const properties: Properties = {
    kind: 'finalReport',
    kindLabel: wording.starter.kind,
    title: wording.starter.title(letterhead.label),
    author: letterhead.sender,
    organisation: [letterhead.municipality, letterhead.sender].filter((part) => part !== '').join(', '),
    caseNumber: place('sagsnr'),
    documentNumber: place('dokumentnr'),
    date: '',
    dateText: place('dato'),
    status: '',
    language: 'da-DK',
  }
  return {
    version: modelVersion,
    properties,
    page: {
      accentColour: letterhead.accentColour,
      watermark: place('status'),
      runningHead: wording.runningHead(letterhead.sender, place('dokumenttype'), letterhead.caseNumberLabel, place('sagsnr')),
    },
    head: {
      municipality: letterhead.municipality,
      sender: letterhead.sender,
      logo: logoOf(letterhead),
      recipients: [[place('modtager')]],
      sentBy: place('sendt'),
      aside: senderLines(letterhead, properties, { name: place('sagsbehandler'), title: '' }),
    },
    body: [paragraph(place('indhold'))],
    footnotes: [],
    pages: 1,
  }
}
