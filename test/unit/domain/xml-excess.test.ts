import { expect, it } from 'vitest'
import { xmlExcess } from '../../../src/domain/xml-excess.ts'

const limits = { elements: 5, depth: 3, tag: 20_000 }

it.each([
  ['what keeps them', '<a><b x="1>2" y=\'"\'/><!-- <c><d><e> --><![CDATA[<c><d><e>]]><?x <c><d><e>?><c><d/></c></a>', null],
  ['nesting, with its ends and without', '<a><a><a><a></a></a></a></a>', 'depth'],
  ['nesting that a self-closing tag does not end', '<a><a><a x="/"><a>', 'depth'],
  ['elements', '<a><b/><b/><b/><b/><b/></a>', 'elements'],
  ['a tag as long as a book', `<a x="${'y'.repeat(30_000)}"/>`, 'tag'],
  ['attributes without number', `<a ${Array.from({ length: 2000 }, (_, i) => `a${i}="${i}"`).join(' ')}/>`, 'tag'],
  ['a tag that never ends', `<a x="${'>'.repeat(30_000)}`, 'tag'],
  ['no XML at all', 'Kære Borgerrådgiver', null],
])('%s is measured', (_, source, excess) => {
  expect(xmlExcess(source, limits)).toBe(excess)
})

it('stops at the first excess, however much comes after it', () => {
  const bomb = '<a>'.repeat(5_000_000)
  const began = process.cpuUsage()
  expect(xmlExcess(bomb, { elements: 1_000_000, depth: 400 })).toBe('depth')
  expect(process.cpuUsage(began).user).toBeLessThan(500_000)
})
