import { nouns, type NounName } from '../domain/nouns.ts'
import type { RecordFields } from '../domain/record.ts'
import type { ReadableDatabase } from './database.ts'
import { caseText } from './search-index.ts'
import { searchText, wordPattern, wordsOf } from './search-text.ts'
import { findRow } from './table.ts'
import type { WordList } from './word-list.ts'

/** Pieces of text, the found ones marked. */
export type Piece = { readonly text: string; readonly hit: boolean }
export type Found = {
  readonly noun: NounName
  readonly id: string
  readonly inspectionId: string
  readonly caseTitle: string
  readonly caseNumber: string
  readonly snippet: readonly Piece[]
}

/** Shorter than this, what is typed is looked for as a whole word: as a part it would stand in every text. */
const shortestPart = 3
/** A part that stands in more words than this finds those that begin with it and the shortest ones, in which it weighs most. */
const mostWords = 200

/**
 * Finds rows that hold every word of the query, newest first: those that hold them as whole words and, after them, those that hold them as parts of words, at
 * the beginning (the last word may still be typed) or inside compounds ("sagsbehandlingstid" for "behandling").
 */
export function findText(database: ReadableDatabase, wordList: WordList, query: string, limit: number): { hits: Found[]; more: boolean } {
  const words = wordsOf(query)
  if (words.length === 0) return { hits: [], more: false }
  const wanted = limit + 1
  const whole = entriesMatching(database, wholeWords(words), wanted)
  const inside = whole.length < wanted ? insideWords(wordList, words) : null
  const seen = new Set(whole.map(({ number }) => number))
  const parts = inside === null ? [] : entriesMatching(database, inside, wanted).filter(({ number }) => !seen.has(number))
  const entries = [...whole, ...parts]
  return { hits: entries.slice(0, limit).flatMap((entry) => foundIn(database, entry, words)), more: entries.length > limit }
}

type Entry = { number: number; noun: NounName; rowId: string }

function entriesMatching(database: ReadableDatabase, match: string, limit: number): Entry[] {
  return database.all<Entry>(
    `SELECT "number", "noun", "rowId" FROM
       (SELECT rowid AS "found" FROM "searchIndex" WHERE "searchIndex" MATCH ? ORDER BY rowid DESC LIMIT ?)
     JOIN "searchEntry" ON "number" = "found" ORDER BY "number" DESC`,
    match,
    limit,
  )
}

const quoted = (word: string): string => `"${word}"`

const wholeWords = (words: readonly string[]): string => words.map(quoted).join(' AND ')

/** The query with each word replaced by all words it stands in; null when one stands in none. */
function insideWords(wordList: WordList, words: readonly string[]): string | null {
  const parts: string[] = []
  for (const word of words) {
    const containing = word.length < shortestPart ? [word] : wordList.containing(word, mostWords)
    if (containing.length === 0) return null
    parts.push(`(${containing.map(quoted).join(' OR ')})`)
  }
  return parts.join(' AND ')
}

function foundIn(database: ReadableDatabase, { noun, rowId }: Entry, words: readonly string[]): Found[] {
  const row = findRow(database, noun, rowId) as (RecordFields & Record<string, unknown>) | undefined
  if (!row || !(noun in nouns)) return []
  const inspectionId = noun === 'inspection' ? row.id : (row['inspectionId'] as string)
  const inspection = findRow(database, 'inspection', inspectionId)
  if (!inspection) return []
  const text = noun === 'inspection' ? caseText(database, row) : searchText(noun, row)
  return [{ noun, id: rowId, inspectionId, caseTitle: inspection.title, caseNumber: inspection.caseNumber, snippet: snippetOf(text, words) }]
}

const snippetLength = 180
const leadIn = 50

/** A piece of the text around its first hit, with every hit marked, also those inside words. Cut at spaces, with "…" where something was left out. */
export function snippetOf(text: string, words: readonly string[]): Piece[] {
  const normal = text.normalize('NFC')
  const first = hitsIn(normal, words)[0]?.from ?? 0
  const from = first <= leadIn ? 0 : afterSpace(normal, first - leadIn, first)
  const to = from + snippetLength >= normal.length ? normal.length : beforeSpace(normal, from + snippetLength)
  const excerpt = normal.slice(from, to)
  const pieces: Piece[] = []
  let done = 0
  for (const hit of hitsIn(excerpt, words)) {
    if (hit.from > done) pieces.push({ text: excerpt.slice(done, hit.from), hit: false })
    pieces.push({ text: excerpt.slice(hit.from, hit.to), hit: true })
    done = hit.to
  }
  if (done < excerpt.length) pieces.push({ text: excerpt.slice(done), hit: false })
  if (from > 0) pieces.unshift({ text: '… ', hit: false })
  if (to < normal.length) pieces.push({ text: ' …', hit: false })
  return pieces
}

/** Where the words stand in the text, in order and apart. A word of one or two letters counts whole only. */
function hitsIn(text: string, words: readonly string[]): { from: number; to: number }[] {
  const hits: { from: number; to: number }[] = []
  for (const match of text.matchAll(wordPattern)) {
    const lower = match[0].toLowerCase()
    // A letter whose lower case is longer would shift the places: such a word is marked whole.
    const shifted = lower.length !== match[0].length
    for (const word of words) {
      const at = word.length < shortestPart ? (lower === word ? 0 : -1) : lower.indexOf(word)
      if (at === -1) continue
      hits.push(shifted ? { from: match.index, to: match.index + match[0].length } : { from: match.index + at, to: match.index + at + word.length })
    }
  }
  hits.sort((a, b) => a.from - b.from || b.to - a.to)
  let end = 0
  return hits.filter((hit) => {
    const apart = hit.from >= end
    if (apart) end = hit.to
    return apart
  })
}

function afterSpace(text: string, at: number, latest: number): number {
  const space = text.slice(at, latest).search(/\s/)
  return space === -1 ? at : at + space + 1
}

function beforeSpace(text: string, at: number): number {
  const space = text.slice(0, at).search(/\s\S*$/)
  return space <= 0 || at - space > 40 ? at : space
}
