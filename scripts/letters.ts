/**
 * The three real letters, each made again from data: its recipe turns its text into a case file, a fresh encrypted profile issues the document like any other,
 * pandoc reads it back, and the comparison is printed. `npm run letters -- --out DIR`.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { caseOfLetter } from './letters-case.ts'
import { compareLetter, type Comparison } from './letters-comparison.ts'
import { LetterText, recipe, type Recipe } from './letters-recipe.ts'
import { issueWithYes, linesOf, Refused, root, withCase } from './without-window.ts'

/** Where the letters lie, beside the repository; they are real, and no part of it. */
export const lettersFolder = resolve(root, '../shared/letters')

/** The least share of a body's words that has to come out again. */
export const leastShare = 0.995

const recipesFolder = join(root, 'test/fixtures/letters')

/** The recipes by name. */
export const readRecipes = (): [string, Recipe][] =>
  readdirSync(recipesFolder)
    .toSorted()
    .map((name) => [name.replace(/\.json$/, ''), recipe.parse(JSON.parse(readFileSync(join(recipesFolder, name), 'utf8')))])

/** Issues the letter of a recipe into a folder and holds it against its text. */
export async function remakeLetter(name: string, of: Recipe, out: string): Promise<{ path: string; comparison: Comparison }> {
  const text = new LetterText(join(lettersFolder, of.letter), of)
  const caseFile = join(out, `${name}.json`)
  mkdirSync(out, { recursive: true })
  writeFileSync(caseFile, JSON.stringify(caseOfLetter(text, of), null, 2))
  const path = await withCase(caseFile, out, async (call, inspectionId) => {
    const [letter] = await call('letter.list', { inspectionId })
    if (letter === undefined) throw new Error('The case file has no letter')
    const issued = await issueWithYes(
      (confirmed) => call('letter.issue', { id: letter.id, confirmed }),
      (asked) => {
        // The letter is as it was sent: nothing in it is a gap or a quotation that departs from its answer.
        throw new Error(`The program asks: ${asked.map(({ code }) => code).join(', ')}`)
      },
    )
    return issued.path
  })
  return { path, comparison: compareLetter(text, of, path) }
}

/** Whether a letter came out as it should: enough of its words, and a reason for every difference. */
export const isAsItShould = ({ share, differences, head, unread }: Comparison): boolean =>
  share >= leastShare && unread.length === 0 && [...differences, ...head].every(({ because }) => because !== null)

function print(name: string, { kind, lost }: Recipe, path: string, { share, words, differences, head, unread }: Comparison): void {
  console.log(`\n${name} (${kind})\n  ${path}`)
  console.log(`  ${(share * 100).toFixed(2)} % of ${words} words, in the same order`)
  for (const { line, letter, document, because } of differences) console.log(`  line ${line}: »${letter}« → »${document}«: ${because ?? 'NO REASON GIVEN'}`)
  for (const { words, because } of head) console.log(`  letterhead: ${words}: ${because ?? 'NO REASON GIVEN'}`)
  for (const line of unread) console.log(`  line ${line} STANDS IN NO PLACE OF THE RECIPE`)
  for (const what of lost) console.log(`  ${what}`)
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { out: { type: 'string' } } })
  if (!existsSync(lettersFolder)) {
    console.log('NOT RUN: the letters are not at ../shared/letters, beside the repository.')
    return
  }
  for (const [name, of] of readRecipes()) {
    const { path, comparison } = await remakeLetter(name, of, resolve(values.out ?? join(root, 'out/letters')))
    print(name, of, path, comparison)
    if (!isAsItShould(comparison)) process.exitCode = 1
  }
}

if (import.meta.main)
  await main().catch((error: unknown) => {
    if (!(error instanceof Refused)) throw error
    for (const line of linesOf(error.error)) console.error(line)
    process.exitCode = 1
  })
