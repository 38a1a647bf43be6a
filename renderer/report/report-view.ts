import { create } from 'zustand'
import type { ReportKind } from '../../src/domain/report.ts'
import type { WritingMode } from '../issuing/pages-side.tsx'

type View = {
  /** Null until the person has chosen: then it is the report that comes next. */
  readonly kind: ReportKind | null
  readonly mode: WritingMode
  /** The section to bring into sight; a new object each time. */
  readonly target: { readonly id: string } | null
}

const start: View = { kind: null, mode: 'write', target: null }
const store = create<Readonly<Record<string, View>>>(() => ({}))

/** What the report's screen shows of a case. */
export const useReportView = (inspectionId: string): View => store((views) => views[inspectionId] ?? start)

/** Changes what the report's screen shows. */
export const setReportView = (inspectionId: string, change: Partial<View>): void =>
  store.setState((views) => ({ [inspectionId]: { ...(views[inspectionId] ?? start), ...change } }))
