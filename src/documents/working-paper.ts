import type { CivilDate } from '../domain/civil-date.ts'
import type { Voice } from './letter-context.ts'
import { documentHead, documentProperties } from './letterhead.ts'
import { modelVersion, type Block, type DocumentModel } from './model.ts'
import { wording } from './wording.ts'

/** What a working paper is called: its kind over the head of the page, and its own title. */
type WorkingPaper = { readonly kindLabel: string; readonly title: string; readonly date: CivilDate }

/** A paper of a case that is neither numbered, signed nor issued, with the office's letterhead over it. To the program a memo that goes to nobody. Pure. */
export function workingPaper(voice: Voice, { kindLabel, title, date }: WorkingPaper, body: readonly Block[]): DocumentModel {
  const { letterhead, data } = voice
  const properties = documentProperties(voice, { kind: 'memo', kindLabel, title, status: '', number: '', date })
  return {
    version: modelVersion,
    properties,
    page: {
      accentColour: letterhead.accentColour,
      watermark: null,
      runningHead: wording.runningHead(letterhead.sender, kindLabel, letterhead.caseNumberLabel, data.inspection.caseNumber),
    },
    head: documentHead(voice, properties, { recipients: [[kindLabel.toLocaleUpperCase('da')]], sentBy: null }),
    body: [{ type: 'title', text: title, subtitle: '' }, ...body],
    footnotes: [],
    pages: 1,
  }
}
