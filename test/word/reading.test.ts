import mammoth from 'mammoth'
import { describe, expect, test } from 'vitest'
import type { DocumentModel } from '../../src/documents/model.ts'
import { toText } from '../support/document-text.ts'
import { toWord } from '../../src/documents/word/write.ts'
import { finalModel, preliminaryModel } from '../support/example-models.ts'
import { checkedWith, isAtHand, readWithPandoc } from '../support/programs.ts'

const models: [string, () => DocumentModel][] = [
  ['preliminary', () => preliminaryModel()],
  ['final', () => finalModel()],
]
const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '')

/** The words of the model, without what stands in the head of the pages and without the numbers that Word counts itself: those of headings and list items. */
function expected(model: DocumentModel): { body: string[]; notes: string[] } {
  const inHead = [model.head.municipality, model.head.sender, model.page.watermark]
  const lines = toText(model).split('\n')
  while (inHead.includes(lines[0] ?? '')) lines.shift()
  const isNote = (line: string): boolean => /^\[\d+\] /.test(line)
  const body = lines
    .filter((line) => !isNote(line))
    .map((line) =>
      line
        .replace(/^(?:\d+(?:\.\d+)*\.?|•)\t(?!.*\t\d+$)/, '')
        .replace(/\[\d+\]/g, '')
        .replaceAll(' | ', ' '),
    )
  return {
    body: words(body.join('\n')),
    notes: words(
      lines
        .filter(isNote)
        .map((line) => line.replace(/^\[\d+\] /, ''))
        .join('\n'),
    ),
  }
}

type PandocNode = { t: string; c?: unknown }

/** The words of pandoc's tree in order, notes apart. */
function pandocWords(tree: unknown): { body: string[]; notes: string[] } {
  const notes: string[] = []
  const walk = (value: unknown, into: string[]): void => {
    if (Array.isArray(value)) value.forEach((one) => walk(one, into))
    else if (typeof value === 'object' && value !== null) {
      const node = value as PandocNode
      if (node.t === 'Str') into.push(String(node.c))
      else if (node.t === 'Space' || node.t === 'SoftBreak' || node.t === 'LineBreak') into.push(' ')
      else if (node.t === 'Note') {
        walk(node.c, notes)
        notes.push(' ')
      } else if (node.t === 'Span' && JSON.stringify(node.c).includes('[CHART]')) {
        // What pandoc puts where a chart stands, whose figures are in the table under it.
      } else if (node.t === 'Table') {
        // The second member is the caption for those who cannot see the table; the one that is read stands above it.
        walk((node.c as unknown[]).toSpliced(1, 1), into)
      } else {
        walk(Object.values(value), into)
        if (['Para', 'Plain', 'Header'].includes(node.t)) into.push(' ')
      }
    }
  }
  const body: string[] = []
  walk((tree as { blocks: unknown }).blocks, body)
  return { body: words(body.join('')), notes: words(notes.join('')) }
}

const pandoc = isAtHand('pandoc')

describe.each(models)('the words of the %s report', (_name, make) => {
  test.skipIf(!pandoc)(checkedWith('are those of the model when pandoc reads the file, body and notes', 'pandoc', pandoc), async () => {
    const model = make()
    const read = pandocWords(await readWithPandoc(await toWord(model)))
    expect(read.body).toEqual(expected(model).body)
    expect(read.notes).toEqual(expected(model).notes)
  })

  test('are those of the model when mammoth reads the file', async () => {
    const model = make()
    const read = await mammoth.extractRawText({ buffer: Buffer.from(await toWord(model)) })
    // mammoth drops line breaks within a paragraph, so the letters are compared and not the words.
    expect(words(read.value).join('')).toBe(expected(model).body.join(''))
    expect(read.messages.filter((message) => message.type === 'error')).toEqual([])
  })
})
