import { letterKinds } from './letter.ts'
import { reportKinds } from './report.ts'

/** Everything that is issued. */
export const documentKinds = [...reportKinds, ...letterKinds] as const
export type DocumentKind = (typeof documentKinds)[number]
