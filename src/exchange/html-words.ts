import { lookup } from '../domain/lookup.ts'

// The entities of Latin-1 in the order of their characters, from U+00A0.
const latin =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest ' +
  'Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig ' +
  'agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'
const entities = lookup<string>({
  ...Object.fromEntries(latin.split(' ').map((name, i) => [name, String.fromCharCode(0xa0 + i)])),
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', sbquo: '‚', ldquo: '“', rdquo: '”', bdquo: '„' },
  ...{ hellip: '…', bull: '•', euro: '€', trade: '™', minus: '−', zwnj: '', zwj: '', ensp: ' ', emsp: ' ', thinsp: ' ' },
})

/** What is no words, whatever stands in it. */
const unsaid = new Set(['script', 'style', 'head', 'title', 'template', 'noscript', 'svg', 'math', 'iframe', 'object'])
const breaking =
  /^(address|article|aside|blockquote|br|caption|center|dd|div|dl|dt|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|tr|ul)$/

/** The words of HTML, a line for each block. Each character is looked at once, nothing is run, and nothing that it points to is followed. */
export function htmlWords(html: string): string {
  const pieces: string[] = []
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    pieces.push(said(html.slice(at, open === -1 ? undefined : open)))
    if (open === -1) break
    at = afterTag(html, open, pieces)
  }
  return pieces
    .join('')
    .replace(/[ \t\u00a0]+/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** Where it goes on after a tag or a comment; what never ends is the rest. */
function afterTag(html: string, open: number, pieces: string[]): number {
  const after = (end: string, from: number): number => {
    const found = html.indexOf(end, from)
    return found === -1 ? html.length : found + end.length
  }
  if (html.startsWith('<!--', open)) return after('-->', open + 4)
  const [, mark = '', name = ''] = /^<([/!?]?)([a-z][a-z0-9:]{0,20})?/i.exec(html.slice(open, open + 24)) ?? []
  if (mark === '' && name === '') {
    pieces.push('<')
    return open + 1
  }
  const tag = name.toLowerCase()
  const end = after('>', open)
  if (breaking.test(tag)) pieces.push('\n')
  if (tag === 'td' || tag === 'th') pieces.push(' ')
  if (mark !== '' || !unsaid.has(tag)) return end
  const closing = new RegExp(`</${tag}\\b`, 'gi')
  closing.lastIndex = end
  const closed = closing.exec(html)
  return closed === null ? html.length : after('>', closed.index)
}

/** Text between tags: its breaks are spaces, its entities characters. */
const said = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]\w{1,9}));?/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return entities[name] ?? whole
    const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal)
    return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? '' : String.fromCodePoint(code)
  })
