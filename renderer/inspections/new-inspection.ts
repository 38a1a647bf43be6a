import { create } from 'zustand'
import type { InputOf } from '../../src/api/contract.ts'
import { caseNumber } from '../../src/domain/case-number.ts'
import type { CivilDate } from '../../src/domain/civil-date.ts'
import type { inspectionKinds } from '../../src/domain/inspection.ts'
import { foundDraft } from '../data/journal.ts'
import type { PlanEntry } from '../../src/domain/plan-entry.ts'
import { daysOf } from '../plan/plan-years.ts'

export type NewAuthority = {
  readonly key: number
  readonly name: string
  readonly department: string
  readonly counterpartCaseNumber: string
  readonly units: readonly string[]
}

export type NewInspection = {
  readonly kind: (typeof inspectionKinds)[number]
  readonly caseNumber: string
  readonly title: string
  readonly theme: string
  readonly purpose: string
  readonly legalGround: string
  readonly caseworkerId: string | null
  readonly plannedFrom: CivilDate | null
  readonly plannedTo: CivilDate | null
  readonly authorities: readonly NewAuthority[]
  /** The line of the yearly plan that it starts from. */
  readonly planEntryId?: string | null
}

const emptyAuthority = (key: number): NewAuthority => ({ key, name: '', department: '', counterpartCaseNumber: '', units: [''] })

const blank: NewInspection = {
  kind: 'announcedVisit',
  caseNumber: '',
  title: '',
  theme: '',
  purpose: '',
  legalGround: '',
  caseworkerId: null,
  plannedFrom: null,
  plannedTo: null,
  authorities: [emptyAuthority(0)],
}

/** Under which the journal keeps the dialog. */
export const newInspectionTarget = 'inspection:new'

/** What is typed in the dialog for a new inspection; kept while it is closed by accident, forgotten when the case is made. */
export const useNewInspection = create<NewInspection>(() => blank)

export const isTypedIn = (typed: NewInspection): boolean => typed !== blank

export const forgetNewInspection = (): void => useNewInspection.setState(blank, true)

let filled: NewInspection | null = null

/** Fills the dialog from a line of the yearly plan. Only what is empty is filled: what somebody has begun to write stays, also after a crash. */
export function fillFromPlan(entry: PlanEntry): void {
  const now = useNewInspection.getState()
  const kept = foundDraft(newInspectionTarget)?.payload as NewInspection | undefined
  const typed = now === filled ? blank : isTypedIn(now) ? now : (kept ?? now)
  const [first = emptyAuthority(0), ...rest] = typed.authorities
  useNewInspection.setState(
    {
      ...typed,
      planEntryId: entry.id,
      title: typed.title || capitalised(entry.theme),
      theme: typed.theme || entry.theme,
      purpose: typed.purpose || entry.reason,
      caseworkerId: typed.caseworkerId ?? entry.colleagueId,
      ...(typed.plannedFrom === null && typed.plannedTo === null && daysOf(entry)),
      authorities: [{ ...first, name: first.name || entry.authorityName }, ...rest],
    },
    true,
  )
  filled = useNewInspection.getState()
}

const capitalised = (words: string): string => words.charAt(0).toLocaleUpperCase('da') + words.slice(1)

/** Changes one of the authorities. */
export function setAuthority(key: number, patch: Partial<NewAuthority>): void {
  useNewInspection.setState(({ authorities }) => ({ authorities: authorities.map((item) => (item.key === key ? { ...item, ...patch } : item)) }))
}

export function addAuthority(): void {
  useNewInspection.setState(({ authorities }) => ({ authorities: [...authorities, emptyAuthority(1 + Math.max(-1, ...authorities.map((item) => item.key)))] }))
}

export function removeAuthority(key: number): void {
  useNewInspection.setState(({ authorities }) => ({ authorities: authorities.filter((item) => item.key !== key) }))
}

/** What is wrong with what is typed, by field: the key of its sentence in `inspections.new.wrong`. */
export type Wrong = Partial<Record<string, 'required' | 'caseNumber' | 'caseNumberTaken' | 'datesOutOfOrder' | 'noAuthority'>>

/**
 * Checks the dialog before it is sent. Rows that are left quite empty are not asked about.
 * @param taken case numbers that other cases have
 */
export function wrongIn(typed: NewInspection, taken: ReadonlySet<string>): Wrong {
  const wrong: Wrong = {}
  const badNumber = (number: string) => !caseNumber.safeParse(number.trim()).success
  if (typed.caseNumber.trim() === '') wrong['caseNumber'] = 'required'
  else if (badNumber(typed.caseNumber)) wrong['caseNumber'] = 'caseNumber'
  else if (taken.has(typed.caseNumber.trim())) wrong['caseNumber'] = 'caseNumberTaken'
  if (typed.title.trim() === '') wrong['title'] = 'required'
  if (typed.plannedFrom !== null && typed.plannedTo !== null && typed.plannedTo < typed.plannedFrom) wrong['plannedTo'] = 'datesOutOfOrder'
  for (const authority of typed.authorities) {
    if (authority.name.trim() === '' && !isBlank(authority)) wrong[`name ${authority.key}`] = 'required'
    if (authority.counterpartCaseNumber.trim() !== '' && badNumber(authority.counterpartCaseNumber)) wrong[`number ${authority.key}`] = 'caseNumber'
  }
  const first = typed.authorities[0]
  if (first === undefined || typed.authorities.every(isBlank)) wrong[`name ${first?.key ?? 0}`] = 'noAuthority'
  return wrong
}

const isBlank = (authority: NewAuthority) =>
  [authority.name, authority.department, authority.counterpartCaseNumber, ...authority.units].every((words) => words.trim() === '')

/** What is typed as the input of `inspection.start`. */
export function startInput(typed: NewInspection, letterheadId: string | null): InputOf<'inspection.start'> {
  const { authorities, planEntryId = null, ...inspection } = typed
  return {
    planEntryId,
    inspection: { ...inspection, caseNumber: typed.caseNumber.trim(), title: typed.title.trim(), letterheadId },
    authorities: authorities
      .filter((authority) => !isBlank(authority))
      .map(({ name, department, counterpartCaseNumber, units }) => ({
        name: name.trim(),
        department: department.trim(),
        counterpartCaseNumber: counterpartCaseNumber.trim() || null,
        units: units.map((unit) => unit.trim()).filter(Boolean),
      })),
  }
}
