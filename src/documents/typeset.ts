const months = 'januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december'

/** What a number follows: "stk. 1", "artikel 32", "Anbefaling 3". */
const counted =
  '(?:[Ss]agsnr|[Dd]okumentnr|kl|nr|stk|art|pkt|side|s)\\.?|artikel|kapitel|afsnit|punkt|kap\\.|note|[Bb]ilag|[Mm]ateriale|[Ff]igur|[Tt]abel|[Aa]nbefaling|[Ss]pørgsmål'

/** In the order of their application: a binding may build on those above it. */
const bindings: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`(\\b\\d{1,2}\\.) (?=(?:${months})\\b)`, 'g'), '$1\u00A0'],
  [new RegExp(`\\b(${months}) (?=\\d{4}\\b)`, 'g'), '$1\u00A0'],
  [/(§§?) (?=\d)/g, '$1\u00A0'],
  [new RegExp(`((?<!\\p{L})(?:${counted})) (?=\\d)`, 'gu'), '$1\u00A0'],
  // "stk. 1 og 2", "§§ 13 og 15", "materiale 6 og 7"
  [/(\u00A0\d+ (?:og|eller)) (?=\d)/g, '$1\u00A0'],
  [/(stk\.\u00A0\d+,) (?=nr\.)/g, '$1\u00A0'],
  [/(\d) (?=(?:pct\.|%|kr\.))/g, '$1\u00A0'],
]

/** The numbers of cases and documents: "2017-0289209-18". */
const recordNumber = /(?<![\d-])\d{4}-\d{4,7}(?:-\d{1,4})?(?![\d-])/g

/**
 * Binds what may not be torn over two lines: with no-break spaces "2. oktober", "§ 13", "kl. 10.33", "stk. 1 og 2", "72 %", with no-break hyphens the numbers of
 * cases and documents. Tabs become spaces.
 */
export function typeset(text: string): string {
  const bound = bindings.reduce((words, [pattern, replacement]) => words.replace(pattern, replacement), text.replaceAll('\t', ' '))
  return bound.replace(recordNumber, (number) => number.replaceAll('-', '\u2011'))
}

const openingQuote = /^["”“»'’‘]/u

/** Puts a quotation in quotation marks unless its writer has. */
export const isQuoted = (text: string): boolean => openingQuote.test(text.trimStart())

/** Ends a sentence that has no end yet. */
export const ended = (text: string): string => (/[.!?:…]["”»)]?$/u.test(text.trimEnd()) ? text.trimEnd() : `${text.trimEnd()}.`)
