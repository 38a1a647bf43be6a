import { describe, expect, test } from 'vitest'
import { toHtml } from '../../../src/documents/html.ts'
import type { DocumentModel } from '../../../src/documents/model.ts'
import { paginate } from '../../../src/documents/pagination.ts'
import { buildReport } from '../../../src/documents/report.ts'
import { toWord } from '../../../src/documents/word/write.ts'
import { lintDocx } from '../../support/docx-lint.ts'
import { exampleCase } from '../../support/example-case.ts'
import { finalModel, modelWithLogo, preliminaryModel } from '../../support/example-models.ts'
import { descendants, parseXml } from '../../support/xml.ts'
import { strFromU8, unzipSync } from 'fflate'

const hostile = `"><img src=x onerror='alert(1)'><script>alert(2)</script><style>*{display:none}</style>]]><!--&#x3C;b&#62; \u202Eאבג مرحبا e\u0301 👩‍👩‍👧‍👦`

/** Keys of the model whose strings are not text: what something is, where it leads, its number. */
const notText = new Set(['type', 'kind', 'id', 'target', 'number', 'data', 'link', 'field', 'role', 'language', 'accentColour', 'date', 'format'])

/** The model with every text in it replaced. */
function spoiled<Value>(value: Value, key = ''): Value {
  if (typeof value === 'string') return (notText.has(key) ? value : hostile) as Value
  if (Array.isArray(value)) return value.map((item: unknown) => spoiled(item, key)) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, spoiled(inner, name)])) as Value
}

/** The elements in order, but for the lines that a name in a chart is broken into: longer words, more lines. */
const tagsOf = (html: string): string[] => [...html.matchAll(/<\/?([a-z][a-z0-9]*)/gi)].map(([tag]) => tag).filter((tag) => !tag.endsWith('tspan'))

const models: Readonly<Record<string, () => DocumentModel>> = { preliminary: () => preliminaryModel(3), final: () => finalModel(3), 'with logo': modelWithLogo }

describe.each(Object.entries(models))('whatever the text of the %s report says', (_name, make) => {
  test('the preview has the same elements as without it, and no more attributes', () => {
    const [plain, html] = [toHtml(make()).html, toHtml(spoiled(make())).html]
    expect(tagsOf(html)).toEqual(tagsOf(plain))
    // Within quotes anything may stand; what is left of a tag is its own attributes.
    expect(html.replaceAll(/"[^"]*"/g, '""')).not.toMatch(/<[^>]*\son\w+=/i)
  })

  test('the Word file is whole', async () => {
    expect(lintDocx(await toWord(spoiled(make())))).toEqual([])
  })
})

describe('the addresses of a letterhead', () => {
  const linksOf = (email: string, web: string): (string | null)[] => {
    const { data, office } = exampleCase({ findings: 1 })
    const letterhead = office.letterhead.map((one) => ({ ...one, email, web }))
    const { head } = buildReport({ kind: 'preliminaryReport', data, office: { ...office, letterhead }, frozen: [] })
    return head.aside.filter(({ lines }) => lines.includes(email) || lines.includes(web)).map(({ link }) => link)
  }

  test('are links when they are addresses', () => {
    expect(linksOf('post@kommune.dk', 'www.kommune.dk/raad')).toEqual(['mailto:post@kommune.dk', 'https://www.kommune.dk/raad'])
    expect(linksOf('a.b+c@under.kommune.dk', 'http://kommune.dk')).toEqual(['mailto:a.b+c@under.kommune.dk', 'http://kommune.dk/'])
  })

  test.each([
    ['post@kommune.dk (hovedpostkasse)', 'javascript://%0aalert(1)'],
    ['a b?c@"<x>;y', 'file:///etc/passwd'],
    ['post@kommune.dk?attach=/etc/passwd', 'ms-word:ofe|u|https://x'],
    ['post', 'www.kommune.dk og intranettet'],
    ['post@', 'https://'],
  ])('stay text when they are something else: »%s«, »%s«', (email, web) => {
    expect(linksOf(email, web)).toEqual([null, null])
  })
})

test('a table whose head alone is higher than a page ends all the same', () => {
  const { data, office } = exampleCase({ findings: 1 })
  const unit = data.unit.map((one) => ({ ...one, name: `${'Enhedens navn '.repeat(35)}${one.name}`.slice(0, 500) }))
  const [run] = data.checklistRun
  const checklistRun = unit.flatMap((one) =>
    Array.from({ length: 6 }, (_, i) => ({ ...run!, id: `${run!.id.slice(0, -2)}${one.id.slice(-1)}${i}`, unitId: one.id })),
  )
  expect(paginate(buildReport({ kind: 'preliminaryReport', data: { ...data, unit, checklistRun }, office, frozen: [] })).pages).toBeGreaterThan(5)
})

test('a logo much wider than it is high fits beside the margins', async () => {
  const model = modelWithLogo()
  const bytes = await toWord({ ...model, head: { ...model.head, logo: { ...model.head.logo!, width: 2_000_000_000, height: 1 } } })
  const [extent] = descendants(parseXml(strFromU8(unzipSync(bytes)['word/header2.xml']!)), 'wp:extent')
  expect(Number(extent?.attributes['cx'])).toBeLessThan(7_000_000)
  expect(Number(extent?.attributes['cy'])).toBeGreaterThan(0)
})
