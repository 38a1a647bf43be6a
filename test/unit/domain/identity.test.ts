import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aliasing } from '../../../src/domain/identity.ts'

const viggo = { identity: { name: 'Viggo Ravnsborg', role: 'Socialformidler', remark: '' }, alias: 'Medarbejder A' }

test('a name that was saved half typed is one alias in the end', () => {
  const { inText } = aliasing([viggo])
  const half = inText('Det var Viggo')
  expect(half).toBe('Det var Medarbejder A')
  expect(inText(`${half} Ravnsborgs skab, ikke Medarbejder A, Ravnsborg.`)).toBe('Det var Medarbejder A’s skab, ikke Medarbejder A, Medarbejder A.')
})

test('aliases are put in once: a text that has them already stays as it is', () => {
  const { inText } = aliasing([viggo, { identity: { name: 'Bo Lund', role: 'Leder', remark: 'tlf. 20 30 40 51' }, alias: 'Leder B' }])
  const words = fc.constantFrom(
    'Viggo',
    'Ravnsborg',
    'ravnsborgs',
    'Bo',
    'Lund',
    'Lunds',
    'Medarbejder A',
    'Leder B',
    'leder',
    'A',
    '20304051',
    'så',
    'det',
    '-',
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(words, fc.constantFrom(' ', ', ', '. ', '-', '\n'))), (pieces) => {
      const once = inText(pieces.flat().join(''))
      expect(inText(once)).toBe(once)
    }),
  )
})
