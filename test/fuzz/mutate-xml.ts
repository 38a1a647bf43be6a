import type { Dice } from './dice.ts'

/** What a value may be that nobody expects. */
const oddValues = [
  ...[
    '',
    '0',
    '-1',
    '1.5',
    '1e308',
    'NaN',
    '99999999999999999999',
    '2147483648',
    '\u202e',
    '../../etc/passwd',
    'file:///etc/passwd',
    'https://x.example/a.dotm',
  ],
  ...[
    'javascript:alert(1)',
    '__proto__',
    'constructor',
    'x'.repeat(70_000),
    'å'.repeat(3000),
    '2019-13-41T99:99:99Z',
    '&#x1F469;&#x200D;',
    'AAAA999999999',
    'A1:XFD1048576',
  ],
]

/** What stands in front of XML of an attacker. */
const beginnings = [
  '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>',
  '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
  '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://x.example/p.dtd">%p;]>',
  '<!doctype html>',
  '<?xml-stylesheet href="https://x.example/x.xsl" type="text/xsl"?>',
  '\u0000',
  '<!-- ',
]

/** What stands in the midst of it. */
const fragments = [
  ...[
    '<![CDATA[',
    ']]>',
    '<!-- -- -->',
    '<?php ?>',
    '&c;',
    '&undefined;',
    '&#0;',
    '&#xD800;',
    '&#xFFFFFFFF;',
    '&#x1F469;',
    '<',
    '>',
    '&',
    '"',
    '\u0001',
    '\uffff',
    '</w:p>',
    '</row>',
  ],
  ...[
    '<w:p/>',
    '<w:p><w:r><w:t>x</w:t></w:r></w:p>',
    '<w:ins w:id="1" w:author="A" w:date="2019-01-01T00:00:00Z">',
    '<w:del>',
    '<w:moveFromRangeStart w:id="1" w:name="m"/>',
  ],
  ...[
    '<w:commentRangeStart w:id="0"/>',
    '<w:commentReference w:id="0"/>',
    '<w:bookmarkStart w:id="9" w:name="_Selvsyn_x"/>',
    '<w:altChunk r:id="r1"/>',
    '<w:object><o:OLEObject/></w:object>',
  ],
  ...[
    '<w:instrText>INCLUDETEXT "file:///etc/passwd"</w:instrText>',
    '<w:fldSimple w:instr=" DDEAUTO cmd "/>',
    '<w:sdt><w:sdtPr><w:tag w:val="indhold"/></w:sdtPr><w:sdtContent/></w:sdt>',
  ],
  ...[
    '<w:t>{{indhold}}</w:t>',
    '<w:t>{{</w:t>',
    '<c r="ZZZ999999999" t="s"><v>999999</v></c>',
    '<row r="1048577"/>',
    '<c t="s"><f>1</f><v/></c>',
    '<mergeCell ref="A1:XFD1048576"/>',
  ],
]

type Change = (xml: string, dice: Dice) => string

/** Where tags begin. */
const tagsIn = (xml: string): number[] => {
  const places: number[] = []
  for (let at = xml.indexOf('<'); at >= 0 && places.length < 20_000; at = xml.indexOf('<', at + 1)) places.push(at)
  return places
}
const insert = (xml: string, at: number, piece: string): string => xml.slice(0, at) + piece + xml.slice(at)
const anyTag = (xml: string, dice: Dice): number => {
  const tags = tagsIn(xml)
  return tags.length === 0 ? 0 : dice.of(tags)
}

/** A stretch from one tag to another. */
function stretch(xml: string, dice: Dice): { from: number; to: number } {
  const tags = [...tagsIn(xml), xml.length]
  const first = dice.below(tags.length - 1)
  return { from: tags[first] ?? 0, to: tags[Math.min(tags.length - 1, first + dice.length(40))] ?? xml.length }
}

const changes: readonly Change[] = [
  // document types, entities and instructions
  (xml, dice) => insert(xml, xml.startsWith('<?xml') ? xml.indexOf('?>') + 2 : 0, dice.of(beginnings)),
  (xml, dice) => insert(xml, anyTag(xml, dice), dice.of(fragments)),
  // nesting without end, with and without the ends
  (xml, dice) => {
    const { from } = stretch(xml, dice)
    const name = /^<([\w:]+)/.exec(xml.slice(from, from + 60))?.[1] ?? 'w:p'
    const depth = dice.of([20, 200, 2000, 20_000, 100_000])
    return insert(xml, from, `<${name}>`.repeat(depth) + (dice.once(3) ? '' : `</${name}>`.repeat(depth)))
  },
  // a section many times
  (xml, dice) => {
    const { from, to } = stretch(xml, dice)
    const piece = xml.slice(from, to)
    const most = Math.ceil(dice.of([20_000, 200_000, 3_000_000]) / Math.max(1, piece.length))
    return insert(xml, from, piece.repeat(1 + dice.below(most)))
  },
  // a section gone, or in another place
  (xml, dice) => {
    const { from, to } = stretch(xml, dice)
    return xml.slice(0, from) + xml.slice(to)
  },
  (xml, dice) => {
    const { from, to } = stretch(xml, dice)
    const rest = xml.slice(0, from) + xml.slice(to)
    return insert(rest, anyTag(rest, dice), xml.slice(from, to))
  },
  // values of attributes and texts
  (xml, dice) => {
    const values = [...xml.slice(0, 400_000).matchAll(/="([^"]*)"/g)]
    if (values.length === 0) return xml
    const { index, 0: whole } = dice.of(values)
    return `${xml.slice(0, index)}="${dice.of(oddValues)}"${xml.slice(index + whole.length)}`
  },
  (xml, dice) => {
    const values = [...xml.slice(0, 400_000).matchAll(/="([^"]*)"/g)]
    if (values.length === 0) return xml
    const [{ index, 0: whole }, { 0: other }] = [dice.of(values), dice.of(values)]
    return xml.slice(0, index) + other + xml.slice(index + whole.length)
  },
  (xml, dice) => {
    const texts = [...xml.slice(0, 400_000).matchAll(/>([^<]+)</g)]
    if (texts.length === 0) return xml
    const { index, 0: whole } = dice.of(texts)
    return `${xml.slice(0, index)}>${dice.of(oddValues)}<${xml.slice(index + whole.length)}`
  },
  // an attribute as long as a book, as many as a book has words, and the same one twice
  (xml, dice) => insert(xml, xml.indexOf('>', anyTag(xml, dice)), ` zz="${'y'.repeat(dice.of([1000, 100_000, 2_000_000]))}"`),
  (xml, dice) => insert(xml, xml.indexOf('>', anyTag(xml, dice)), Array.from({ length: dice.of([10, 1000, 20_000]) }, (_, i) => ` a${i}="${i}"`).join('')),
  (xml, dice) => insert(xml, xml.indexOf('>', anyTag(xml, dice)), ' w:val="a" w:val="b"'),
  // other names and namespaces
  (xml, dice) =>
    xml.replaceAll(
      dice.of(['w:', 'r:', 'xmlns', 'http://schemas.openxmlformats.org', 'main', 'row', 'sheet']),
      dice.of(['', 'x:', 'W:', 'xmlns:w', 'http://purl.oclc.org/ooxml']),
    ),
  // relationships that lead outside, in a ring, or nowhere
  (xml, dice) => {
    const kind = dice.of([
      'attachedTemplate',
      'image',
      'oleObject',
      'aFChunk',
      'subDocument',
      'frame',
      'hyperlink',
      'externalLink',
      'vbaProject',
      'settings',
      'header',
      'comments',
    ])
    const target = dice.of([
      'https://x.example/a',
      'file://x/a',
      '\\\\x\\a',
      '../../../../etc/passwd',
      '/word/document.xml',
      'document.xml',
      '',
      'javascript:alert(1)',
      'media/a.png',
    ])
    const mode = dice.once(2) ? ' TargetMode="External"' : ''
    const one = `<Relationship Id="z${dice.below(9)}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"${mode}/>`
    return xml.replace('</Relationships>', () => `${one}</Relationships>`)
  },
  (xml, dice) =>
    xml.replace(
      /ContentType="[^"]*"/,
      () => `ContentType="${dice.of(['application/vnd.ms-word.document.macroEnabled.main+xml', 'application/vnd.ms-office.vbaProject', 'image/svg+xml'])}"`,
    ),
]

/** XML as somebody writes it who knows the format and means harm. */
export function mutateXml(xml: string, dice: Dice): string {
  let made = xml
  for (let left = 1 + dice.below(3); left > 0; left--) made = dice.of(changes)(made, dice)
  return made
}

/** The bytes of XML, now and then as another program, or a liar, encodes it. */
export function encodedXml(xml: string, dice: Dice): Uint8Array {
  if (!dice.once(15)) return Buffer.from(xml)
  const wide = Buffer.from(`\ufeff${xml}`, 'utf16le')
  return dice.of([
    wide,
    wide.length % 2 === 0 ? wide.swap16() : wide,
    Buffer.from(xml, 'latin1'),
    Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(xml)]),
  ])
}
