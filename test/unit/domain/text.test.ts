import { expect, test } from 'vitest'
import { text, withoutForbidden } from '../../../src/domain/text.ts'

test('pasted text can be saved: foreign line breaks become our own, invisible characters go, what is seen stays', () => {
  const pasted = withoutForbidden('a\r\nb\u000Bc\rd\u0007\u0000e\ud800 \t👩‍🏫 æøå')
  expect(pasted).toBe('a\nb\nc\nde\ufffd \t👩‍🏫 æøå')
  expect(text.safeParse(pasted).success).toBe(true)
})
