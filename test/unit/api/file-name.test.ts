import { describe, expect, test } from 'vitest'
import { safeFileName } from '../../../src/api/file-name.ts'

describe('the name that is offered for a file', () => {
  test.each([
    ['2017-0289209-42 Foreløbig rapport.docx', '2017-0289209-42 Foreløbig rapport.docx'],
    ['Rapport: »hvad nu?«.docx', 'Rapport- »hvad nu-«.docx'],
    ['../../etc/passwd', '-..-etc-passwd'],
    ['..\\..\\Windows\\x.docx', '-..-Windows-x.docx'],
    ['CON.docx', '_CON.docx'],
    ['com1.tar.docx', '_com1.tar.docx'],
    ['nul', '_nul'],
    ['rapport. .docx', 'rapport.docx'],
    ['a\nb\u0000c.docx', 'a-b-c.docx'],
    ['...', 'Selvsyn'],
    ['', 'Selvsyn'],
  ])('»%s« is offered as »%s«', (name, offered) => {
    expect(safeFileName(name)).toBe(offered)
  })

  test('is not too long, and no character is cut in two', () => {
    const offered = safeFileName(`${'👩'.repeat(500)}.docx`)
    expect(offered).toMatch(/\.docx$/)
    expect(offered.isWellFormed()).toBe(true)
    expect(Buffer.from(offered).length).toBeLessThan(200)
  })
})
