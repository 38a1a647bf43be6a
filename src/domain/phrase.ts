import { z } from 'zod'
import { defineNoun, position, type Row } from './record.ts'
import { line, requiredText } from './text.ts'

/** A recurring reaction (vending) that the office wants at hand. */
export const phrase = defineNoun('phrase', z.object({ group: line, text: requiredText, position }), { group: '', position: 0 })
export type Phrase = Row<typeof phrase>
