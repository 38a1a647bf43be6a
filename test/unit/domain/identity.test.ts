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

const named = (name: string, alias: string, rest: { role?: string; remark?: string } = {}) => ({ identity: { name, role: '', remark: '', ...rest }, alias })

test.each([
  ['two letters with a capital', 'Bo Lund', 'Bo så BOS kort; han vil bo i Lund.', 'Medarbejder A så Medarbejder A’s kort; han vil bo i Medarbejder A.'],
  ['no small word of a name', 'Anne de Coninck', 'De ansatte så Anne de Coninck og de andre.', 'De ansatte så Medarbejder A og de andre.'],
  [
    'put together, and its parts',
    'Anne-Marie Vang',
    'Anne-Marie, ANNE MARIE VANG, Anne‑Maries og Marie',
    'Medarbejder A, Medarbejder A, Medarbejder A’s og Medarbejder A',
  ],
  ['with an apostrophe', "Sean O'Dell", "O'Dell og O’Dells", 'Medarbejder A og Medarbejder A’s'],
  ['in capitals with a genitive', 'Åse Ødum', 'ÅSE ØDUMS KONTOR', 'Medarbejder A’s KONTOR'],
  ['parted at the end of a line', 'Viggo Ravnsborg', 'Ravns\u00adborg gik', 'Medarbejder A gik'],
  ['part of another word', 'Viggo Ravn', 'Viggomand og Ravnsborg og ravnen', 'Viggomand og Ravnsborg og ravnen'],
])('a name counts: %s', (_, name, text, expected) => {
  expect(aliasing([named(name, 'Medarbejder A')]).inText(text)).toBe(expected)
})

test('a word that two share stands for either, and becomes one of them when the rest of the name comes', () => {
  const { inText } = aliasing([named('Karen Vang', 'Medarbejder A'), named('Karen Holm', 'Leder B')])
  expect(inText('Karen Vang og Karen Holm talte.')).toBe('Medarbejder A og Leder B talte.')
  const half = inText('Det var Karen')
  expect(half).toBe('Det var Medarbejder A eller Leder B')
  expect(inText(`${half} Holm.`)).toBe('Det var Leder B.')
})

test('an address goes as a number does, before the name in it is found', () => {
  const { inText } = aliasing([named('Karen Vang', 'Medarbejder A', { remark: 'karen.vang@kommune.example eller 20 30 40 50' })])
  expect(inText('Skriv til Karen.Vang@kommune.example, ring 2030 4050.')).toBe('Skriv til [adresse udeladt], ring [nummer udeladt].')
})

test('aliases are put in once: a text that has them already stays as it is', () => {
  const { inText } = aliasing([
    viggo,
    { identity: { name: 'Bo Lund', role: 'Leder', remark: 'tlf. 20 30 40 51' }, alias: 'Leder B' },
    named('Lise Ravnsborg', 'Medarbejder C'),
    named('Lise Holm', 'Leder D'),
  ])
  const words = fc.constantFrom(
    'Lise',
    'Lise Holm',
    'Medarbejder A eller Leder B',
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
