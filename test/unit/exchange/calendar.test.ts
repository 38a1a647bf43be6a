import { describe, expect, it } from 'vitest'
import type { DueItem } from '../../../src/domain/due.ts'
import { calendarOf } from '../../../src/exchange/calendar.ts'

const item: DueItem = {
  noun: 'recommendation',
  id: '01900000-0000-7000-8000-000000000001',
  inspectionId: '01900000-0000-7000-8000-000000000000',
  caseNumber: '2017-0289209',
  caseTitle: 'Håndtering af post',
  authorityNames: ['Socialforvaltningen'],
  number: '3',
  text: 'at ændre autosvaret',
  dueOn: '2019-12-31',
}

describe('a calendar file', () => {
  it('has an all-day entry for each deadline, stamped in UTC', () => {
    expect(calendarOf([item], '2019-09-10T08:00:00.123Z').split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Selvsyn//Selvsyn//DA',
      'CALSCALE:GREGORIAN',
      'BEGIN:VEVENT',
      'UID:01900000-0000-7000-8000-000000000001@selvsyn',
      'DTSTAMP:20190910T080000Z',
      'DTSTART;VALUE=DATE:20191231',
      'DTEND;VALUE=DATE:20200101',
      'SUMMARY:Frist: Sagsnr. 2017-0289209\\, anbefaling 3',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ])
  })

  it('keeps its lines within 75 octets and cuts no letter in two', () => {
    const long = calendarOf([{ ...item, number: 'æøå'.repeat(40) }], '2019-09-10T08:00:00.000Z')
    for (const line of long.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(long.replaceAll('\r\n ', '')).toContain('æøå'.repeat(40))
    expect(long).not.toContain('\uFFFD')
  })
})
