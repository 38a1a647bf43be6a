import { entryOf, hexOf } from '../domain/audit-entry.ts'

export type AuditExportFormat = 'csv' | 'jsonl'

/** How to verify the file by other means, in the words of whoever is given it. */
const explanation = [
  'Revisionsspor fra Selvsyn. Hver linje er én post med postens bytes (hex) og dens hash (hex).',
  'Kæden: hash = SHA-256(forrige posts hash efterfulgt af postens bytes). Før den første post står 32 nulbytes.',
  'Kontrol: gå linjerne igennem i rækkefølge, regn hver hash ud igen, og sammenlign. Numrene løber fra 1 uden huller.',
  'Postens bytes (99, store tal først): version 1, nummer 8, tid i millisekunder siden 1970 UTC 8, installation 16, art 1, emne 1, sag 16, række 16, SHA-256 32.',
  'De læsbare felter er afskrift af de samme bytes. Gem filens sidste hash et andet sted: så kan det ses, om slutningen siden er skåret af.',
]

const columns = ['nummer', 'tid', 'art', 'emne', 'sag', 'række', 'sha256', 'installation', 'bytes', 'hash'] as const

/** The parts of an export: its head, and how a line is made of an entry's bytes and its hash. */
export function auditExport(
  format: AuditExportFormat,
  { count, at }: { count: number; at: string },
): { head: string; line: (entry: Uint8Array, hash: Uint8Array) => string } {
  if (format === 'jsonl')
    return {
      head: `${JSON.stringify({ format: 'selvsyn-revisionsspor', version: 1, poster: count, skrevet: at, kontrol: explanation })}\n`,
      line: (entry, hash) => `${JSON.stringify(Object.fromEntries(cells(entry, hash).map((cell, index) => [columns[index], cell])))}\n`,
    }
  return {
    head: [...explanation.map((words) => `# ${words}`), `# ${count} poster, skrevet ${at}`, columns.join(';'), ''].join('\r\n'),
    line: (entry, hash) => `${cells(entry, hash).join(';')}\r\n`,
  }
}

/** Codes, ids and hashes: nothing that a spreadsheet could take for a formula or that needs quoting. */
function cells(bytes: Uint8Array, hash: Uint8Array): (string | number)[] {
  const entry = entryOf(bytes)
  const said =
    entry === null
      ? ['', '', '', '', '', '', '', '']
      : [entry.number, new Date(entry.at).toISOString(), entry.kind, entry.about, entry.inspectionId ?? '', entry.rowId ?? '', entry.sha256 ?? '', entry.actor]
  return [...said, hexOf(bytes), hexOf(hash)]
}
