import type { CaseNounName, NounName, OfficeNounName, RowOf } from './nouns.ts'

type RowsOf<Names extends NounName> = { readonly [Name in Names]: readonly RowOf<Name>[] }

/** Everything of one case in one piece, without tombstones: what reports are built from and case files are written from. */
export type CaseData = { readonly inspection: RowOf<'inspection'> } & RowsOf<CaseNounName>

/** The office's own data, without tombstones, in the office's order. */
export type OfficeData = RowsOf<OfficeNounName>
