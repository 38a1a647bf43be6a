/** What the name of a file for the records system (journal) can be made of. */
export const journalTokens = ['sagsnr', 'dokumentnr', 'dokumenttype', 'titel', 'dato'] as const
export type JournalToken = (typeof journalTokens)[number]

export const defaultJournalPattern = '{dokumentnr} {dokumenttype}'

const token = /\{([^{}]*)\}/g
const isToken = (name: string): name is JournalToken => (journalTokens as readonly string[]).includes(name)

/** What stands in braces in a pattern and means nothing. */
export const unknownTokens = (pattern: string): string[] => [...pattern.matchAll(token)].map(([, name = '']) => name).filter((name) => !isToken(name))

/** The pattern with its words; what stands in a word, braces too, stays as it is. */
export const filledPattern = (pattern: string, words: Readonly<Record<JournalToken, string>>): string =>
  pattern.replace(token, (whole, name: string) => (isToken(name) ? words[name] : whole))
