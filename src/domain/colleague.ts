import { z } from 'zod'
import { defineNoun, position, type Row } from './record.ts'
import { line, requiredLine } from './text.ts'

/** Somebody of the office: caseworker, inspector, signatory. */
export const colleague = defineNoun('colleague', z.object({ name: requiredLine, title: line, email: line, position }), { title: '', email: '', position: 0 })
export type Colleague = Row<typeof colleague>
