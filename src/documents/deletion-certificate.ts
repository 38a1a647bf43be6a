import { civilDateOf, clockTimeOf, formatCivilDate } from '../domain/civil-date.ts'
import type { DeletionCertificate, RetentionKind, RetentionRule } from '../domain/retention.ts'

// The certificate goes to the records system, which is Danish whatever the program speaks.
const kinds: Record<RetentionKind, string> = {
  recording: 'Lydoptagelser',
  rawNotes: 'Noter',
  identity: 'Fortrolige identiteter',
  letterDrafts: 'Brevudkast, der ikke blev udstedt',
  removedRows: 'Det, der var fjernet af sagen',
}
const units: Record<RetentionRule['unit'], readonly [one: string, many: string]> = { days: ['dag', 'dage'], months: ['måned', 'måneder'], years: ['år', 'år'] }

/** The name of a certificate's file. */
export const certificateName = (caseNumber: string, { at, kind }: DeletionCertificate): string =>
  `${caseNumber} Sletningsbevis ${kinds[kind].split(',')[0] ?? ''} ${civilDateOf(at)}.txt`

/** A certificate in words: what, how much, when, by which rule, the hash of what it was, and until when backups hold it. Names nobody. */
export function certificateText(caseNumber: string, { at, kind, count, amount, unit, reason, sha256, backupsUntil, id, actor }: DeletionCertificate): string {
  const [one, many] = units[unit]
  const lines = [
    ['Sag', caseNumber],
    ['Slettet', `${kinds[kind]} (${count})`],
    ['Tidspunkt', `${formatCivilDate(civilDateOf(at))} kl. ${clockTimeOf(at)}`],
    ['Regel', `Slettes efter ${amount} ${amount === 1 ? one : many}`],
    ['Hjemmel', reason],
    ['Kontrolsum af det slettede (SHA-256)', sha256],
    ['Sikkerhedskopier', `Kan indeholde det slettede indtil ${formatCivilDate(backupsUntil)}; derefter er de udskiftet.`],
    ['Bevisets nummer', id],
    ['Installation', actor],
  ]
  return `\uFEFFSLETNINGSBEVIS\r\n\r\n${lines.map(([name = '', value = '']) => `${name}: ${value}`).join('\r\n')}\r\n`
}
