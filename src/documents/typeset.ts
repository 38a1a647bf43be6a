const months = 'januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december'

const bindings: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`(\\b\\d{1,2}\\.) (?=(?:${months})\\b)`, 'g'), '$1\u00A0'],
  [new RegExp(`\\b(${months}) (?=\\d{4}\\b)`, 'g'), '$1\u00A0'],
  [/(§§?) (?=\d)/g, '$1\u00A0'],
  [/(\b(?:kl|nr|stk|art|pkt|punkt|kap|side|s|note|bilag|Bilag)\.?) (?=\d)/g, '$1\u00A0'],
  [/(\d) (?=(?:pct\.|%|kr\.))/g, '$1\u00A0'],
]

/** Binds what may not be torn over two lines with no-break spaces: "2. oktober", "§ 13", "kl. 10.33", "72 %". Tabs become spaces. */
export function typeset(text: string): string {
  return bindings.reduce((bound, [pattern, replacement]) => bound.replace(pattern, replacement), text.replaceAll('\t', ' '))
}

const openingQuote = /^["”“»'’‘]/u

/** Puts a quotation in quotation marks unless its writer has. */
export const isQuoted = (text: string): boolean => openingQuote.test(text.trimStart())

/** Ends a sentence that has no end yet. */
export const ended = (text: string): string => (/[.!?:…]["”»)]?$/u.test(text.trimEnd()) ? text.trimEnd() : `${text.trimEnd()}.`)
