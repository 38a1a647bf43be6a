import { ExpectedFailure } from '../api/errors.ts'
import type { LetterheadTemplate } from '../domain/letterhead-template.ts'
import { caseNouns, type CaseNounName, type NounName, type RowOf } from '../domain/nouns.ts'
import type { RecordFields } from '../domain/record.ts'
import { CaseFileProblems } from '../exchange/case-file-problems.ts'
import type { CasePlan } from '../exchange/case-file.ts'
import { caseFileLists } from '../exchange/case-file-schema.ts'
import type { Transaction } from '../storage/changes.ts'
import { hasTemplate, insertTemplate } from '../storage/letterhead-templates.ts'
import { findRow, listRows, rowsWhere } from '../storage/table.ts'
import { applyRules } from './rules.ts'

type Loose = Readonly<Record<string, unknown>> & { readonly id: string }

/**
 * Puts a case that was read from a file into the profile, in the caller's transaction.
 * @returns the id of the inspection
 * @throws ExpectedFailure `caseExists`; `caseFileInvalid` with what the profile's own rules and rows refuse, by path
 */
export function placeCase(transaction: Transaction, plan: CasePlan, newId: () => string): string {
  refuseExisting(transaction, plan)
  const problems = new CaseFileProblems()
  const office = placeOffice(transaction, plan, newId)
  const inOffice = (id: string | null): string | null => (id === null ? null : (office.get(id) ?? id))
  const { inspection } = plan
  const place = (noun: NounName, row: Loose, at: readonly PropertyKey[]) => {
    placeRow(transaction, inspection.id, noun, row, at, problems)
  }
  place('inspection', { ...inspection, letterheadId: inOffice(inspection.letterheadId), caseworkerId: inOffice(inspection.caseworkerId) }, ['inspection'])
  const checklists = new Map(listRows(transaction.database, 'checklist').map((checklist) => [checklist.title, checklist.id]))
  for (const noun of Object.keys(caseNouns) as CaseNounName[])
    plan.rows[noun].forEach((row, index) => {
      const at = noun === 'report' ? ['report'] : [caseFileLists[noun], index]
      if (noun === 'finding') place(noun, { ...row, criticismStepId: inOffice((row as RowOf<'finding'>).criticismStepId) }, at)
      else if (noun === 'checklistRun') place(noun, { ...row, checklistId: checklists.get((row as RowOf<'checklistRun'>).title) ?? null }, at)
      else place(noun, row, at)
    })
  if (problems.total > 0) throw new ExpectedFailure('caseFileInvalid', { problems: JSON.stringify(problems.listed), total: problems.total })
  return inspection.id
}

/** A case is there when its id is, or when another live one has its Sagsnr. */
function refuseExisting({ database }: Transaction, { inspection: { id, caseNumber } }: CasePlan): void {
  const same = findRow(database, 'inspection', id)
  if ((same && !same.deleted) || rowsWhere(database, 'inspection', 'caseNumber', caseNumber).length > 0) throw new ExpectedFailure('caseExists', { caseNumber })
}

/**
 * Finds the office's parts in the profile, or adds them.
 * @returns the profile's id of each part, by its id in the plan
 */
function placeOffice(transaction: Transaction, { office, template }: CasePlan, newId: () => string): Map<string, string> {
  const ids = new Map<string, string>()
  const match = <Name extends keyof CasePlan['office']>(noun: Name, same: (mine: RowOf<Name>, theirs: CasePlan['office'][Name][number]) => boolean) => {
    const mine = listRows(transaction.database, noun)
    for (const theirs of office[noun]) {
      const found = mine.find((row) => row.id === theirs.id) ?? mine.find((row) => same(row, theirs))
      ids.set(
        theirs.id,
        found?.id ?? addPart(transaction, noun, noun === 'letterhead' ? withTemplate(transaction, theirs, template) : theirs, mine.length, newId),
      )
    }
  }
  match('letterhead', (mine, theirs) => mine.label === theirs.label && mine.sender === theirs.sender)
  match('criticismStep', (mine, theirs) => mine.label === theirs.label)
  match('colleague', (mine, theirs) => mine.name === theirs.name)
  return ids
}

/** A letterhead with its template, if its bytes came along or are here already; else it is written in the program's own look. */
function withTemplate({ database }: Transaction, letterhead: Loose, bytes: Uint8Array | null): Loose {
  const template = letterhead['template'] as LetterheadTemplate | null
  if (template === null) return letterhead
  if (bytes !== null) insertTemplate(database, template.sha256, bytes)
  return bytes !== null || hasTemplate(database, template.sha256) ? letterhead : { ...letterhead, template: null }
}

/** Adds a part of the office after those that are there. An id that was used before and deleted is not used again. */
function addPart(transaction: Transaction, noun: 'letterhead' | 'criticismStep' | 'colleague', part: Loose, after: number, newId: () => string): string {
  const id = findRow(transaction.database, noun, part.id) === undefined ? part.id : newId()
  transaction.insert(noun, { ...part, id, position: after + Number(part['position']) + 1, ...stamps(transaction) } as never)
  return id
}

/** Writes a row of the case. One that was deleted with its case before comes back; one of another case stays as it is. */
function placeRow(transaction: Transaction, inspectionId: string, noun: NounName, row: Loose, at: readonly PropertyKey[], problems: CaseFileProblems): void {
  const before = findRow(transaction.database, noun, row.id) as (RecordFields & { inspectionId?: string }) | undefined
  if (before && noun !== 'inspection' && before.inspectionId !== inspectionId) {
    problems.add([...at, 'id'], 'idTaken')
    return
  }
  if (noun === 'document' && rowsWhere(transaction.database, 'document', 'number', row['number'] as string).some((other) => other.id !== row.id)) {
    problems.add([...at, 'number'], 'documentNumberTaken', { number: String(row['number']) })
    return
  }
  const complete = { ...row, ...stamps(transaction) }
  try {
    applyRules(transaction, noun, complete as never)
  } catch (error) {
    if (!(error instanceof ExpectedFailure)) throw error
    addRefusal(problems, at, error)
  }
  if (before) transaction.update(noun, row.id, { ...row, deleted: false })
  else transaction.insert(noun, complete as never)
}

/** What a rule of the profile says about a row, as a problem of the file. */
function addRefusal(problems: CaseFileProblems, at: readonly PropertyKey[], { code, params }: ExpectedFailure): void {
  if (code === 'datesOutOfOrder') problems.add([...at, String(params['later'])], code, { ...params })
  else if (code === 'documentNumberTaken' || code === 'inUse') problems.add(at, code, { ...params })
  else if (code === 'invalidInput' && params['rule'] === 'required') problems.add([...at, String(params['path'])], 'required')
  else throw new ExpectedFailure(code, { ...params })
}

const stamps = (transaction: Transaction): Omit<RecordFields, 'id'> => ({ createdAt: transaction.now(), updatedAt: transaction.now(), deleted: false })
