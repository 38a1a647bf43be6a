import type { CaseData, OfficeData } from '../domain/case-data.ts'
import type { KeptIdentity } from '../domain/identity.ts'
import { caseNouns, type CaseNounName } from '../domain/nouns.ts'
import { lostItsPlace, mapReferences, type Lookup, type LooseRow } from './case-file-references.ts'
import { caseFileFormat, caseFileLists, caseFileVersion, fileRows, identitiesKey, officeLists, templateKey, type FiledNoun } from './case-file-schema.ts'

/**
 * Writes a case, with the parts of the office that it uses, as a case file. What points to a row that is no longer there is left out,
 * so that the file can be read again.
 * @param template the bytes of the letterhead's own Word template; null for none
 * @param identities who the confidential speakers are, when they are to go along
 */
export function caseFileOf(
  data: CaseData,
  office: OfficeData,
  template: Uint8Array | null = null,
  identities: readonly KeptIdentity[] = [],
): Record<string, unknown> {
  const used = {
    letterhead: new Set([data.inspection.letterheadId]),
    colleague: new Set([data.inspection.caseworkerId]),
    criticismStep: new Set(data.finding.map((f) => f.criticismStepId)),
  }
  const kept = new Map<FiledNoun, readonly LooseRow[]>([['inspection', [data.inspection]]])
  for (const name of Object.keys(caseNouns) as CaseNounName[]) kept.set(name, data[name])
  for (const name of ['letterhead', 'colleague', 'criticismStep'] as const)
    kept.set(
      name,
      office[name].filter((row) => used[name].has(row.id)),
    )
  dropDangling(kept)
  const one = (name: FiledNoun) => (kept.get(name) ?? []).map((row) => fieldsInFile(name, row))
  const lists = (of: Readonly<Record<string, string>>) => Object.fromEntries(Object.entries(of).map(([noun, key]) => [key, one(noun as FiledNoun)]))
  return {
    format: caseFileFormat,
    schemaVersion: caseFileVersion,
    inspection: one('inspection')[0],
    office: {
      letterhead: one('letterhead')[0] ?? null,
      ...(template === null ? {} : { [templateKey]: Buffer.from(template).toString('base64') }),
      ...lists(officeLists),
    },
    ...lists(caseFileLists),
    report: one('report')[0] ?? null,
    ...(identities.length === 0 ? {} : { [identitiesKey]: identities.map(({ participantId, identity }) => ({ participantId, ...identity })) }),
  }
}

/** Clears references to rows that are gone, and drops rows that cannot stand without; again, until nothing more falls. */
function dropDangling(kept: Map<FiledNoun, readonly LooseRow[]>): void {
  for (let before = -1, now = 0; before !== now; now = [...kept.values()].reduce((sum, rows) => sum + rows.length, 0)) {
    before = now
    const present = new Map([...kept].map(([name, rows]) => [name, new Set(rows.map((row) => row['id']))]))
    const lookup: Lookup = (target, id) => (present.get(target as FiledNoun)?.has(id) === true ? id : null)
    for (const [name, rows] of kept)
      kept.set(
        name,
        rows.map((row) => mapReferences(name, row, lookup)).filter((row) => !lostItsPlace(name, row)),
      )
  }
}

/** The fields that the file has, in the noun's order, the id first. */
function fieldsInFile(name: FiledNoun, row: LooseRow): LooseRow {
  return Object.fromEntries(Object.keys(fileRows[name].shape).map((field) => [field, row[field]]))
}
