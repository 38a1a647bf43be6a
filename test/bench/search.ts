import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { TestCore } from '../support/core.ts'
import { wholeWords, wordParts } from './danish-text.ts'
import { quantile, timed, type Figure, type Missing } from './figure.ts'

const run = promisify(execFile)
const rounds = 5

/** Searching all notes, beside ripgrep over the same texts as files, one a note, that are in the page cache. */
export async function measureSearch(core: TestCore, files: string, notes: number): Promise<(Figure | Missing)[]> {
  const kinds = [
    { name: 'whole words', words: wholeWords, bound: 20, options: ['-w'] },
    { name: 'inside compounds', words: wordParts, bound: 50, options: [] },
  ] as const
  const entries: (Figure | Missing)[] = []
  for (const { name, words, bound, options } of kinds) {
    const ours: number[] = []
    for (const query of words) await core.do('search.find', { query, limit: 50 })
    for (let round = 0; round < rounds; round += 1) for (const query of words) ours.push(await timed(() => core.do('search.find', { query, limit: 50 })))
    const peer = await ripgrep(words, options, files)
    const peers =
      peer === null
        ? []
        : [
            { name: 'ripgrep p95', value: quantile(peer, 0.95) },
            { name: 'p50', value: quantile(peer, 0.5) },
          ]
    const how = `${words.length} queries, ${rounds} times each, 50 hits with excerpts, ${notes} notes`
    const common = { section: 'search', unit: 'ms', how } as const
    const fastest = Math.min(bound, ...peers.map(({ value }) => value))
    entries.push({ ...common, name: `${name}, p50`, value: quantile(ours, 0.5), peers, limit: null })
    entries.push({ ...common, name: `${name}, p95`, value: quantile(ours, 0.95), peers, limit: { rule: `≤ ${bound} ms and ripgrep`, value: fastest } })
    if (peer === null) entries.push({ section: 'search', name: `${name}, ripgrep`, reason: 'ripgrep (rg) is not installed' })
  }
  return entries
}

/** Milliseconds of each search by ripgrep for the files that hold the word; null when it is not installed. */
async function ripgrep(words: readonly string[], options: readonly string[], files: string): Promise<number[] | null> {
  const look = (word: string) => run('rg', ['--files-with-matches', '--ignore-case', ...options, word, files], { maxBuffer: 1 << 28 })
  try {
    await look(words[0] ?? '')
  } catch {
    return null
  }
  const took: number[] = []
  for (let round = 0; round < 2; round += 1) for (const word of words) took.push(await timed(() => look(word)))
  return took
}
