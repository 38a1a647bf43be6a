import { z } from 'zod'
import { defineNoun, position, type Row } from './record.ts'
import { requiredLine, text } from './text.ts'

/** A rule that assessments and checklists rest on: citation ("Forvaltningsloven § 7") and what it says in short. */
export const legalSource = defineNoun('legalSource', z.object({ citation: requiredLine, summary: text, position }), { summary: '', position: 0 })
export type LegalSource = Row<typeof legalSource>
