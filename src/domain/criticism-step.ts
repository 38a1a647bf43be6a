import { z } from 'zod'
import { defineNoun, position, type Row } from './record.ts'
import { requiredLine, requiredText } from './text.ts'

/** A step of the office's criticism scale with its fixed wording (bedømmelse). */
export const criticismStep = defineNoun('criticismStep', z.object({ label: requiredLine, wording: requiredText, position }), { position: 0 })
export type CriticismStep = Row<typeof criticismStep>
