/** The comparison of an issued document with the letter that it was made from, word by word. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import type { LetterText, Recipe } from './letters-recipe.ts'

/** Where letter and document differ: the words of each, the line of the letter, and why, when the recipe says it. */
export type Difference = { readonly line: number; readonly letter: string; readonly document: string; readonly because: string | null }

export type Comparison = {
  /** The share of the body's words that the document has in the letter's order. */
  readonly share: number
  readonly words: number
  readonly differences: readonly Difference[]
  /** Words of the letterhead block that one has and the other has not. */
  readonly head: readonly { readonly words: string; readonly because: string | null }[]
  /** Lines that the recipe does not account for. */
  readonly unread: readonly number[]
}

type Word = { readonly word: string; readonly line: number }

/** White space, no-break hyphens and the marks of the text conversion make no difference. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFC')
    .replaceAll('\u2011', '-')
    .replace(/\u00AD/g, '')
    .replace(/\*+|^#+ |[¹²³]/gm, '')
    .split(/\s+/)
    .filter((word) => word !== '')

/** Holds the Word file against the letter. */
export function compareLetter(text: LetterText, recipe: Recipe, path: string): Comparison {
  const document = readDocument(path, text.plain(recipe.title))
  const footnotes = Object.entries(recipe.footnotes)
  const apart = new Set([...recipe.head, ...footnotes.map(([, line]) => line)])
  const body = bodyOf(text, recipe, apart)
  const notes = footnotes.flatMap(([sign, line]) => wordsOf(text.footnote(sign)).map((word) => ({ word, line })))
  const expected = [...body, ...notes]
  const given = [...document.body, ...document.notes]
  const { same, differences } = differ(expected, given)
  const because = (line: number): string | null => recipe.differences.find(({ lines }) => lines.includes(line))?.because ?? null
  return {
    share: same / expected.length,
    words: expected.length,
    differences: differences.map((one) => ({ ...one, because: because(one.line) })),
    head: headDifferences(
      recipe.head.flatMap((line) => wordsOf(text.line(line))),
      document.head,
      recipe,
    ),
    unread: unreadLines(text, recipe),
  }
}

/** The words of the letter's body with their lines, in the letter's order; a word that a hyphen has torn is whole again, a bullet's dash is a mark. */
function bodyOf(text: LetterText, { hyphenated }: Recipe, apart: ReadonlySet<number>): Word[] {
  const tornAt = new Set(hyphenated.map(([first]) => first))
  const words: Word[] = []
  let torn = ''
  text.lines.forEach((line, i) => {
    if (apart.has(i + 1)) return
    const own = wordsOf(line.replace(/^- /, ''))
    if (own.length > 0 && torn !== '') own[0] = torn + (own[0] ?? '')
    if (own.length > 0) torn = ''
    if (tornAt.has(i + 1)) torn = own.pop()?.replace(/-$/, '') ?? ''
    words.push(...own.map((word) => ({ word, line: i + 1 })))
  })
  return words
}

/** Lines with words that stand in no place of the recipe: nothing may be passed over. */
function unreadLines(text: LetterText, recipe: Recipe): number[] {
  const named = new Set<number>()
  const walk = (value: unknown): void => {
    if (typeof value === 'number') named.add(value)
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk)
  }
  walk(recipe)
  return text.lines.flatMap((line, i) => (wordsOf(line).length > 0 && !named.has(i + 1) ? [i + 1] : []))
}

type PandocNode = { t: string; c?: unknown }

/** What pandoc reads: the letterhead block before the title, the body from the title on, the footnotes. List items carry the numbers that Word counts. */
export function readDocument(path: string, title: string): { head: string[]; body: string[]; notes: string[] } {
  const tree = JSON.parse(execFileSync('pandoc', [path, '-f', 'docx', '-t', 'json'], { encoding: 'utf8', maxBuffer: 1 << 28 })) as { blocks: PandocNode[] }
  const notes: string[] = []
  const blocks = tree.blocks.map((block) => wordsOf(textOf(block, notes)))
  const wanted = wordsOf(title).join(' ')
  const first = blocks.findIndex((words) => words.join(' ').endsWith(wanted))
  if (first === -1) throw new Error('The document does not show its title')
  const header = strFromU8(unzipSync(readFileSync(path))['word/header2.xml'] ?? new Uint8Array())
  const inHeader = [...header.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((match) => match[1] ?? '').join(' ')
  return { head: [...wordsOf(inHeader), ...blocks.slice(0, first).flat()], body: blocks.slice(first).flat(), notes: wordsOf(notes.join(' ')) }
}

function textOf(value: unknown, notes: string[]): string {
  if (Array.isArray(value)) return value.map((one) => textOf(one, notes)).join('')
  if (typeof value !== 'object' || value === null) return ''
  const { t, c } = value as PandocNode
  if (t === 'Str') return String(c)
  if (t === 'Space' || t === 'SoftBreak' || t === 'LineBreak') return ' '
  if (t === 'Note') {
    notes.push(textOf(c, notes))
    return ''
  }
  // The second member of a table is its caption for those who cannot see it; the one that is read stands above it.
  if (t === 'Table') return textOf((c as unknown[]).toSpliced(1, 1), notes)
  if (t === 'OrderedList') {
    const [[start], items] = c as [[number], unknown[]]
    return items.map((item, i) => ` ${start + i}. ${textOf(item, notes)}`).join(' ')
  }
  const inner = textOf(Object.values(value), notes)
  return ['Para', 'Plain', 'Header'].includes(t) ? ` ${inner} ` : inner
}

/** The longest common run of words in order, and what lies beside it. */
function differ(expected: readonly Word[], given: readonly string[]): { same: number; differences: Omit<Difference, 'because'>[] } {
  const width = given.length + 1
  const lengths = new Uint16Array((expected.length + 1) * width)
  for (let i = expected.length - 1; i >= 0; i--)
    for (let j = given.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        expected[i]?.word === given[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0)
  const differences: Omit<Difference, 'because'>[] = []
  let [i, j] = [0, 0]
  while (i < expected.length || j < given.length) {
    if (i < expected.length && expected[i]?.word === given[j]) {
      i++
      j++
      continue
    }
    const [from, at] = [i, j]
    while ((i < expected.length || j < given.length) && (i === expected.length || j === given.length || expected[i]?.word !== given[j])) {
      if (j === given.length || (i < expected.length && (lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0))) i++
      else j++
    }
    const line = (expected[from] ?? expected.at(-1))?.line ?? 0
    differences.push({
      line,
      letter: expected
        .slice(from, i)
        .map(({ word }) => word)
        .join(' '),
      document: given.slice(at, j).join(' '),
    })
  }
  return { same: lengths[0] ?? 0, differences }
}

/** The letterhead block as a bag of words: commas and colons at their ends are the letterhead's own. */
function headDifferences(letter: readonly string[], document: readonly string[], { headDifferences: known }: Recipe): Comparison['head'] {
  const bare = (word: string): string => word.replace(/[,.:]+$/, '').toLocaleLowerCase('da')
  const count = (words: readonly string[]): Map<string, number> => {
    const bag = new Map<string, number>()
    for (const word of words.map(bare)) bag.set(word, (bag.get(word) ?? 0) + 1)
    return bag
  }
  const [theirs, ours] = [count(letter), count(document)]
  const different = [...new Set([...theirs.keys(), ...ours.keys()])].filter((word) => theirs.get(word) !== ours.get(word))
  return different.map((word) => ({
    words: `${word} (${theirs.get(word) ?? 0} → ${ours.get(word) ?? 0})`,
    because: known.find(({ words }) => words.map(bare).includes(word))?.because ?? null,
  }))
}
