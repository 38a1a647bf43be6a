import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isAsItShould, lettersFolder, leastShare, readRecipes, remakeLetter } from '../../scripts/letters.ts'
import { temporaryFolder } from '../support/core.ts'
import { isAtHand } from '../support/programs.ts'

const haveLetters = existsSync(lettersFolder)
const missing = haveLetters ? (isAtHand('pandoc') ? '' : 'pandoc is not installed') : 'the letters are not at ../shared/letters'
const named = (name: string): string => (missing === '' ? name : `${name} — NOT RUN: ${missing}`)

describe('a real letter comes out of its data', () => {
  test.skipIf(missing !== '').each(readRecipes())(named('with its words in their order: %s'), async (name, recipe) => {
    const { comparison } = await remakeLetter(name, recipe, temporaryFolder())
    expect(comparison.share).toBeGreaterThanOrEqual(leastShare)
    expect([...comparison.differences, ...comparison.head].filter(({ because }) => because === null)).toEqual([])
    expect(comparison.unread).toEqual([])
    expect(isAsItShould(comparison)).toBe(true)
  })
})

const root = join(import.meta.dirname, '../..')
const levelled = (text: string): string =>
  text
    .replaceAll('\u00A0', ' ')
    .replace(/[*#"”]/g, '')
    .replace(/\s+/g, ' ')
    .toLocaleLowerCase('da')

/** Everything of the repository that holds words. */
const ownFiles = ['src', 'renderer', 'resources', 'scripts', 'test', 'docs', 'electron'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|mts|json|md)$/.test(name))
    .map((name) => join(root, folder, name)),
)

describe('no sentence of a real letter', () => {
  test.skipIf(!haveLetters)(haveLetters ? 'stands in the repository' : 'stands in the repository — NOT RUN: the letters are not at ../shared/letters', () => {
    const phrases = levelled(readFileSync(join(root, 'resources/phrases.json'), 'utf8'))
    const sentences = readdirSync(lettersFolder)
      .flatMap((name) => readFileSync(join(lettersFolder, name), 'utf8').split('\n'))
      .flatMap((line) => levelled(line).split(/(?<=[.:?!]) /))
      .filter((sentence) => sentence.split(' ').length >= 8 && !phrases.includes(sentence))
    expect(sentences.length).toBeGreaterThan(200)
    const found = ownFiles.flatMap((path) => {
      const words = levelled(readFileSync(path, 'utf8'))
      return sentences.filter((sentence) => words.includes(sentence)).map((sentence) => `${path}: ${sentence}`)
    })
    expect(found).toEqual([])
  })
})
