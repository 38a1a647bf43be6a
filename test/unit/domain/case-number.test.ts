import { expect, it } from 'vitest'
import { caseNumber, documentNumber } from '../../../src/domain/case-number.ts'

it('a case number is taken with the spaces that came along, and kept without them', () => {
  expect(caseNumber.parse(' 2017-0289209\t')).toBe('2017-0289209')
  expect(documentNumber.parse('2017-0289209-42 ')).toBe('2017-0289209-42')
})

it.each(['1024-0289209', '1969-0289209', '2100-0289209', '17-0289209', '2017-28920', '2017 0289209'])('%s is no case number', (number) => {
  expect(caseNumber.safeParse(number).success).toBe(false)
})

it.each(['1970-143896', '2012-143896', '2099-0289209'])('%s is one', (number) => {
  expect(caseNumber.safeParse(number).success).toBe(true)
})
