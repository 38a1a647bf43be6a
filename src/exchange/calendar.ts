import { addDays, type CivilDate } from '../domain/civil-date.ts'
import type { DueItem } from '../domain/due.ts'

const what: Record<DueItem['noun'], string> = { question: 'spørgsmål', recommendation: 'anbefaling', commitment: 'tilsagn' }

/**
 * Deadlines as a calendar file (RFC 5545): each a whole day that takes no time. A calendar is often shared, so an entry says the case number and what is
 * due, and nothing of what it is about. The same deadline has the same UID each time: a calendar that reads a newer file moves it.
 * @param now ISO 8601 UTC
 */
export function calendarOf(items: readonly DueItem[], now: string): string {
  const stamp = `${now.slice(0, 19).replace(/[-:]/g, '')}Z`
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Selvsyn//Selvsyn//DA', 'CALSCALE:GREGORIAN']
  for (const item of items)
    lines.push(
      'BEGIN:VEVENT',
      `UID:${item.id}@selvsyn`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${compact(item.dueOn)}`,
      `DTEND;VALUE=DATE:${compact(addDays(item.dueOn, 1))}`,
      `SUMMARY:${escaped(summaryOf(item))}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    )
  return [...lines, 'END:VCALENDAR'].map((line) => `${folded(line)}\r\n`).join('')
}

const compact = (date: CivilDate): string => date.replaceAll('-', '')

const summaryOf = ({ noun, number, caseNumber }: DueItem): string => `Frist: Sagsnr. ${caseNumber}, ${what[noun]}${number === '' ? '' : ` ${number}`}`

/** TEXT, section 3.3.11. */
const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n')

/** At most 75 octets a line, section 3.1; a character is never cut in two. */
function folded(line: string): string {
  let out = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > 75) {
      out += '\r\n '
      octets = 1
    }
    out += character
    octets += size
  }
  return out
}
