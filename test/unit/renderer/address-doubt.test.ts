import { expect, it } from 'vitest'
import { looksLike } from '../../../renderer/data/address-doubt.ts'

it.each(['', ' ', 'borgerraadgiveren@kk.dk', 'a.b@c-d.dk, e@f.dk', 'a@b.dk; c@d.dk'])('»%s« can stand for an e-mail address', (text) => {
  expect(looksLike('email', text)).toBe(true)
})

it.each(['ikke en mail', 'borgerraadgiveren', 'a@kk', '@kk.dk', 'a@b@c.dk', 'a@kk.dk.', 'a@b.dk,'])('»%s« is doubted', (text) => {
  expect(looksLike('email', text)).toBe(false)
})

it.each([
  ['www.kk.dk/borgerraadgiveren', true],
  ['https://kk.dk', true],
  ['kk.dk/', true],
  ['hjemmeside', false],
  ['www kk dk', false],
])('»%s« as a website: %s', (text, expected) => {
  expect(looksLike('web', text)).toBe(expected)
})
