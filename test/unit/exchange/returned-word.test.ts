import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentPoints } from '../../../src/documents/points.ts'
import { toWord } from '../../../src/documents/word/write.ts'
import { wholeReport } from '../../../src/domain/hearing-copy.ts'
import type { ReturnedChange } from '../../../src/domain/returned-word.ts'
import { readReturnedWord } from '../../../src/exchange/returned-word.ts'
import { preliminaryModel } from '../../support/example-models.ts'
import { withPart, wordFile } from '../../support/returned-word.ts'

const by = (author = 'Karen Holm', date = '2019-04-01T10:00:00Z'): string => `w:id="7" w:author="${author}" w:date="${date}"`
const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const ins = (text: string, who = by()): string => `<w:ins ${who}>${run(text)}</w:ins>`
const del = (text: string, who = by()): string => `<w:del ${who}><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`
const p = (inner: string, properties = ''): string => `<w:p>${properties}${inner}</w:p>`
const mark = (name: string, who = by()): string => `<w:pPr><w:rPr><w:${name} ${who}/></w:rPr></w:pPr>`

/** What was read, and that as many were counted. */
function read(bytes: Uint8Array): ReturnedChange[] {
  const { changes, count } = readReturnedWord(bytes, [])
  expect(count, 'counted').toBe(changes.length)
  return [...changes]
}
const told = (bytes: Uint8Array): string[] => read(bytes).map(({ origin, passage, text }) => [origin, passage, text].filter((word) => word !== '').join(': '))
const inFile = (body: string, others = {}): string[] => told(wordFile(body, others))

describe('tracked changes', () => {
  it('are read with author, day, words and what stands beside them', () => {
    expect(read(wordFile(p(run('Posten går gennem ') + del('tre') + run(' led.'))))).toEqual([
      {
        ...{ origin: 'deletion', author: 'Karen Holm', madeOn: '2019-04-01', text: '', passage: 'tre' },
        ...{ before: 'Posten går gennem ', after: ' led.', heading: '', pointId: null },
      },
    ])
  })

  it('that replace words say which, and both stand between the same words', () => {
    const changes = read(wordFile(p(run('Gennem ') + del('tre') + ins('to') + run(' led.'))))
    expect(changes.map(({ origin, passage, text, before, after }) => [origin, passage, text, before, after])).toEqual([
      ['deletion', 'tre', '', 'Gennem ', ' led.'],
      ['insertion', 'tre', 'to', 'Gennem ', ' led.'],
    ])
  })

  it('of one person at one time side by side in a paragraph are one, however the file has cut them', () => {
    expect(inFile(p(ins('Posten ') + ins('går ') + ins('gennem')))).toEqual(['insertion: Posten går gennem'])
    expect(inFile(p(ins('Posten ') + '<w:bookmarkStart w:id="1" w:name="x"/><w:proofErr w:type="gramStart"/>' + ins('går')))).toEqual(['insertion: Posten går'])
    expect(inFile(p(ins('Posten ') + run('er ') + ins('går')))).toEqual(['insertion: Posten ', 'insertion: går'])
    expect(inFile(p(ins('Posten ') + ins('går', by('Ole'))))).toEqual(['insertion: Posten ', 'insertion: går'])
    expect(inFile(p(ins('Posten ') + ins('går', by('Karen Holm', '2019-04-02T10:00:00Z'))))).toEqual(['insertion: Posten ', 'insertion: går'])
    expect(inFile(p(ins('Posten ')) + p(ins('går')))).toEqual(['insertion: Posten ', 'insertion: går'])
  })

  it('within each other count each: what one person inserted and another deleted', () => {
    expect(inFile(p(`<w:ins ${by()}>${run('ikke ')}${del('altid', by('Ole'))}</w:ins>`))).toEqual(['insertion: ikke altid', 'deletion: altid'])
  })

  it('of paragraph marks belong to the words before them, or stand alone', () => {
    expect(inFile(p(ins('Nyt afsnit.'), mark('ins')))).toEqual(['insertion: Nyt afsnit.'])
    expect(inFile(p(run('Første.'), mark('ins')) + p(run('Andet.')))).toEqual(['insertion: ¶'])
    expect(inFile(p(run('Første.'), mark('del')) + p(run('Andet.')))).toEqual(['deletion: ¶'])
  })

  it('of rows and cells of a table are one each, with what stands in them', () => {
    const row = (name: string): string =>
      `<w:tr><w:trPr><w:${name} ${by()}/></w:trPr><w:tc>${p((name === 'ins' ? ins : del)('Ungecentret'), mark(name))}</w:tc><w:tc>${p((name === 'ins' ? ins : del)('5'), mark(name))}</w:tc></w:tr>`
    expect(inFile(`<w:tbl>${row('ins')}${row('del')}</w:tbl>`)).toEqual(['insertion: Ungecentret | 5', 'deletion: Ungecentret | 5'])
    expect(inFile(`<w:tbl><w:tr><w:tc><w:tcPr><w:cellIns ${by()}/></w:tcPr>${p(ins('5'))}</w:tc></w:tr></w:tbl>`)).toEqual(['insertion: 5'])
    const byAnother = `<w:tbl><w:tr><w:trPr><w:ins ${by()}/></w:trPr><w:tc>${p(ins('5') + del('6', by('Ole')))}</w:tc></w:tr></w:tbl>`
    expect(inFile(byAnother)).toEqual(['insertion: 56', 'deletion: 6'])
  })

  it('that move words are one, from and to; a move with one end is what it looks like', () => {
    const from = (name: string, inner: string): string =>
      `<w:moveFromRangeStart w:id="1" ${by().slice(9)} w:name="${name}"/><w:moveFrom ${by()}>${run(inner)}</w:moveFrom><w:moveFromRangeEnd w:id="1"/>`
    const to = (name: string, inner: string): string => from(name, inner).replaceAll('moveFrom', 'moveTo').replaceAll('w:id="1"', 'w:id="2"')
    expect(inFile(p(from('move1', 'Dette flyttes.')) + p(run('Midt. ') + to('move1', 'Dette flyttes.')))).toEqual(['move: Dette flyttes.'])
    // A whole paragraph: Word begins the move before its words and ends it after the paragraph, LibreOffice does both among the words.
    const whole = (kind: string, id: number): string =>
      `<w:p>${mark(kind)}<w:${kind}RangeStart w:id="${id}" w:name="move1"/><w:${kind} ${by()}>${run('Afsnit.')}</w:${kind}></w:p><w:${kind}RangeEnd w:id="${id}"/>`
    expect(inFile(whole('moveFrom', 1) + p(run('Midt.')) + whole('moveTo', 2))).toEqual(['move: Afsnit.'])
    const among = (kind: string, id: number): string =>
      `<w:p>${mark(kind)}<w:${kind} ${by()}><w:${kind}RangeStart w:id="${id}" w:name="move1"/>${run('Afsnit.')}</w:${kind}><w:${kind}RangeEnd w:id="${id}"/></w:p>`
    expect(inFile(among('moveFrom', 1) + p(run('Midt.')) + among('moveTo', 2))).toEqual(['move: Afsnit.'])
    expect(inFile(p(from('move1', 'Dette.')) + p(to('move2', 'Dette.')))).toEqual(['deletion: Dette.', 'insertion: Dette.'])
  })

  it('of content controls are one each: the words in them by the same rule as elsewhere, their frame by the ranges at its two ends', () => {
    const control = (inner: string): string => `<w:sdt><w:sdtPr><w:alias w:val="Felt"/></w:sdtPr><w:sdtContent>${inner}</w:sdtContent></w:sdt>`
    const begin = (kind: string, id: number): string => `<w:customXml${kind}RangeStart ${by().replace('w:id="7"', `w:id="${id}"`)}/>`
    const end = (kind: string, id: number): string => `<w:customXml${kind}RangeEnd w:id="${id}"/>`
    const framed = (kind: string, inner: string, id = 1): string =>
      begin(kind, id) + control(`${end(kind, id)}${inner}${begin(kind, id + 1)}`) + end(kind, id + 1)
    expect(inFile(p(`${run('Der er ')}<w:ins ${by()}>${control(run('to'))}</w:ins><w:del ${by()}>${control(run('tre'))}</w:del>`))).toEqual([
      ...['insertion: tre: to', 'deletion: tre'],
    ])
    expect(inFile(`<w:ins ${by()}>${control(p(run('Et afsnit.')))}</w:ins>`)).toEqual(['insertion: Et afsnit.'])
    expect(inFile(p(run('Der er ') + framed('Ins', run('tre')) + run(' led.')))).toEqual(['insertion: ⬚'])
    expect(inFile(framed('Del', p(run('Et afsnit.'))) + p(run('Et til.')))).toEqual(['deletion: ⬚'])
    expect(inFile(p(framed('Ins', framed('Ins', ins('tre'), 5))))).toEqual(['insertion: ⬚', 'insertion: ⬚', 'insertion: tre'])
    expect(inFile(p(begin('MoveTo', 1) + control(run('tre')) + end('MoveTo', 1)))).toEqual(['insertion: ⬚'])
  })

  it('without words say so: a picture, a note, an empty row', () => {
    expect(inFile(p(run('Se ') + `<w:ins ${by()}><w:r><w:drawing/></w:r></w:ins>`))).toEqual(['insertion: ⬚'])
    expect(inFile(p(run('Se ') + `<w:del ${by()}><w:r><w:footnoteReference w:id="2"/></w:r></w:del>`))).toEqual(['deletion: ⬚'])
    expect(inFile(`<w:tbl><w:tr><w:trPr><w:ins ${by()}/></w:trPr><w:tc>${p('')}</w:tc></w:tr></w:tbl>`)).toEqual(['insertion: ⬚'])
    expect(inFile(p(ins(' ')))).toEqual(['insertion:  '])
  })

  it('whose author or date is missing are read all the same', () => {
    expect(read(wordFile(p(ins('nyt', 'w:id="1"'))))).toMatchObject([{ author: '', madeOn: null, text: 'nyt' }])
    expect(read(wordFile(p(ins('nyt', 'w:id="1" w:author="Ole" w:date="i går"'))))).toMatchObject([{ author: 'Ole', madeOn: null }])
  })

  it('of every kind of look are counted and make no card', () => {
    const changed = (name: string, inner = ''): string => `<w:${name} ${by()}>${inner}</w:${name}>`
    const body =
      `<w:tbl><w:tblPr>${changed('tblPrChange', '<w:tblPr/>')}</w:tblPr><w:tblGrid>${changed('tblGridChange')}</w:tblGrid>` +
      `<w:tr><w:tblPrEx>${changed('tblPrExChange')}</w:tblPrEx><w:trPr>${changed('trPrChange')}</w:trPr><w:tc><w:tcPr>${changed('tcPrChange')}<w:cellMerge ${by()}/></w:tcPr>` +
      `${p('', `<w:pPr><w:numPr><w:ins ${by()}/>${changed('numberingChange')}</w:numPr>${changed('pPrChange', '<w:pPr/>')}</w:pPr>`)}</w:tc></w:tr></w:tbl>` +
      `<w:sectPr>${changed('sectPrChange')}</w:sectPr>`
    const file = readReturnedWord(wordFile(body), [])
    expect([file.changes.length, file.count, file.formattingCount]).toEqual([0, 0, 10])
  })

  it('of looks are counted and not read, and what a look was before is no change', () => {
    const formatted = `<w:r><w:rPr><w:b/><w:rPrChange ${by()}><w:rPr/></w:rPrChange></w:rPr><w:t>fed</w:t></w:r>`
    const before = `<w:pPr><w:rPr><w:rPrChange ${by()}><w:rPr><w:ins ${by()}/></w:rPr></w:rPrChange></w:rPr></w:pPr>`
    const file = readReturnedWord(wordFile(p(formatted + ins('nyt'), before)), [])
    expect([file.changes.length, file.count, file.formattingCount]).toEqual([1, 1, 2])
  })

  it('are read in notes and headers, and once where a text box is written twice', () => {
    const note = { footnotes: `<w:footnote w:id="2">${p(ins('i noten'))}</w:footnote>`, header1: p(del('i hovedet')) }
    expect(inFile(p(run('Tekst') + '<w:r><w:footnoteReference w:id="2"/></w:r>'), note)).toEqual(['insertion: i noten', 'deletion: i hovedet'])
    const box = (name: string): string => `<mc:${name}><w:txbxContent>${p(ins('i boksen'))}</w:txbxContent></mc:${name}>`
    expect(inFile(p(`<w:r><mc:AlternateContent>${box('Choice')}${box('Fallback')}</mc:AlternateContent></w:r>`))).toEqual(['insertion: i boksen'])
  })

  it('are read under whatever prefix, and by the names of the strict standard', () => {
    const strict = (xml: string): string =>
      xml
        .replaceAll('w:', 'ns0:')
        .replace('xmlns:w=', 'xmlns:ns0=')
        .replace('http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'http://purl.oclc.org/ooxml/wordprocessingml/main')
    expect(told(withPart(wordFile(p(run('a ') + ins('b'))), 'word/document.xml', strict))).toEqual(['insertion: b'])
  })
})

describe('comments', () => {
  const comment = (id: number, text: string, paragraph = '00000001'): string =>
    `<w:comment w:id="${id}" w:author="Karen" w:date="2019-04-01T10:00:00Z"><w:p w14:paraId="${paragraph}">${run(text)}</w:p></w:comment>`
  const at = (id: number, words: string): string =>
    `<w:commentRangeStart w:id="${id}"/>${words}<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`

  it('are read with the words they stand at; an answer follows what it answers, at the same words', () => {
    const comments = comment(0, 'Det passer ikke.', '0000000A') + comment(1, 'Noget andet.', '0000000B') + comment(2, 'Jo, det gør.', '0000000C')
    const commentsExtended = `<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:commentEx w15:paraId="0000000C" w15:paraIdParent="0000000A" w15:done="0"/></w15:commentsEx>`
    const body = p(run('Posten ') + at(0, run('går gennem tre led')) + at(1, run('.')) + at(2, ''))
    expect(inFile(body, { comments, commentsExtended })).toEqual([
      'comment: går gennem tre led: Det passer ikke.',
      'comment: går gennem tre led: Jo, det gør.',
      'comment: .: Noget andet.',
    ])
  })

  it('of a program that does not number its paragraphs answer nothing', () => {
    const plain = (id: number, text: string): string => comment(id, text).replace(/ w14:paraId="[^"]*"/, '')
    const body = p(at(0, run('Posten')) + at(1, run(' går')))
    expect(inFile(body, { comments: plain(0, 'En.') + plain(1, 'To.') })).toEqual(['comment: Posten: En.', 'comment: går: To.'])
  })

  it('that stand nowhere, or share an id, or say nothing are read all the same', () => {
    expect(inFile(p(run('Tekst')), { comments: comment(0, 'Alene.') })).toEqual(['comment: Alene.'])
    expect(inFile(p(at(0, run('Tekst'))), { comments: comment(0, 'En.') + comment(0, 'To.') })).toEqual(['comment: Tekst: En.', 'comment: To.'])
    expect(inFile(p(at(0, run('Tekst'))), { comments: comment(0, '') })).toEqual(['comment: Tekst'])
  })

  it('do not tear a change apart', () => {
    expect(inFile(p(ins('Posten ') + '<w:r><w:commentReference w:id="0"/></w:r>' + ins('går')), { comments: comment(0, 'Ja.') })).toEqual([
      'insertion: Posten går',
      'comment: Ja.',
    ])
  })
})

describe('the point a change concerns', () => {
  const points = [
    { id: 'a', number: '4.1', heading: 'Fordeling', texts: ['Fordeling', 'Posten fordeles hver morgen.'] },
    { id: 'b', number: '4.2', heading: 'Returpost', texts: ['Returpost', 'Returpost lægges i en kurv.'] },
    { id: 'c', number: '5.1', heading: 'Returpost', texts: ['Returpost'] },
  ]
  const placed = (body: string, others = {}): (string | null)[] => readReturnedWord(wordFile(body, others), points).changes.map(({ pointId }) => pointId)
  const anchor = (key: string): string => `<w:bookmarkStart w:id="9" w:name="_Selvsyn_${key}_1"/><w:bookmarkEnd w:id="9"/>`

  it('is that of the anchor before it, whatever the headings say', () => {
    expect(placed(p(run('Fordeling')) + p(anchor('b') + ins('x')) + p(ins('ny')) + p(anchor('whole') + ins('y')))).toEqual(['b', 'b', wholeReport])
  })

  it('is else that of the heading above it, with its number where two are called the same', () => {
    expect(placed(p(run('Fordeling')) + p(ins('x')) + p(run('5.1 Returpost')) + p(ins('y')))).toEqual(['a', 'c'])
    expect(placed(p(run('Fordeling')) + p(ins('x')) + p(run('Returpost')) + p(ins('y')))).toEqual(['a', 'a'])
  })

  it('is else that whose words the paragraph was, and else unknown', () => {
    expect(placed(p(run('Returpost\u00A0lægges i en ') + del('kurv') + ins('bakke') + run('.')))).toEqual(['b', 'b'])
    expect(placed(p(run('Helt andre ord') + ins('x')))).toEqual([null])
  })

  it('of a note is where the note is marked', () => {
    const footnotes = `<w:footnote w:id="2">${p(ins('x'))}</w:footnote>`
    expect(placed(p(anchor('a') + run('Tekst') + '<w:r><w:footnoteReference w:id="2"/></w:r>'), { footnotes })).toEqual(['a'])
  })
})

describe('a hearing copy with changes planted anywhere', () => {
  const model = preliminaryModel(6)
  const points = documentPoints(model)
  const sent = toWord(model, { sha256: '0'.repeat(64) })
  const plain = /<w:r><w:t xml:space="preserve">([^<]{8,})<\/w:t><\/w:r>/g
  const change = fc.record({
    at: fc.nat(),
    deletes: fc.boolean(),
    from: fc.nat(),
    length: fc.integer({ min: 1, max: 6 }),
    words: fc.stringMatching(/^[a-zæøå ]{1,12}$/),
  })

  it('gives as many cards, each with its words', async () => {
    const bytes = await sent
    fc.assert(
      fc.property(fc.uniqueArray(change, { minLength: 1, maxLength: 12, selector: ({ at }) => at % 60 }), (wanted) => {
        const planted: string[] = []
        const byRun = new Map(wanted.map((one) => [one.at % 60, one]))
        let number = -1
        const edited = withPart(bytes, 'word/document.xml', (xml) =>
          xml.replace(plain, (whole, words: string) => {
            number += 1
            const one = byRun.get(number)
            if (one === undefined || words.includes('&')) return whole
            const from = one.from % (words.length - 1)
            const gone = words.slice(from, from + one.length)
            planted.push(one.deletes ? `deletion ${gone}` : `insertion ${one.words}`)
            // Between two words that stay, so that neighbours never run together.
            return run(words.slice(0, from)) + (one.deletes ? del(gone) + run(words.slice(from + gone.length)) : ins(one.words) + run(words.slice(from)))
          }),
        )
        const result = readReturnedWord(edited, points)
        expect(result.changes.map(({ origin, passage, text }) => `${origin} ${origin === 'deletion' ? passage : text}`)).toEqual(planted)
        expect(result.count).toBe(planted.length)
        expect(result.identity.sha256).toBe('0'.repeat(64))
      }),
      { numRuns: 40 },
    )
  })
})

describe('whatever a file has', () => {
  const who = fc.constantFrom(by(), by('Ole'), by('Karen Holm', '2019-04-02T10:00:00Z'), '')
  const words = fc.constantFrom(run('ord '), '<w:r/>', '<w:r><w:commentReference w:id="1"/></w:r>', '<w:r><w:tab/></w:r>', '<w:r><w:rPr><w:b/></w:rPr></w:r>')
  const name = fc.constantFrom('ins', 'del', 'moveFrom', 'moveTo')
  const between = fc.constantFrom('', '<w:proofErr/>', '<w:bookmarkStart w:id="1" w:name="a"/>', '<!-- <w:ins> -->', '<w:commentRangeStart w:id="1"/>')
  const range = fc
    .tuple(fc.constantFrom('moveFrom', 'moveTo'), fc.nat(2), fc.boolean())
    .map(([kind, id, begins]) => (begins ? `<w:${kind}RangeStart w:id="${id}" w:name="move${id}"/>` : `<w:${kind}RangeEnd w:id="${id}"/>`))
  const frame = fc
    .tuple(fc.constantFrom('Ins', 'Del', 'MoveFrom', 'MoveTo'), who, fc.nat(2), fc.boolean())
    .map(([kind, author, id, begins]) =>
      begins ? `<w:customXml${kind}RangeStart ${author.replace('w:id="7"', '')} w:id="${id}"/>` : `<w:customXml${kind}RangeEnd w:id="${id}"/>`,
    )
  const { body } = fc.letrec<{ control: string; inline: string; revised: string; paragraph: string; row: string; box: string; body: string }>((tie) => ({
    inline: fc.oneof({ depthSize: 'small' }, words, between, range, frame, tie('revised'), tie('box'), tie('control')),
    control: fc.array(tie('inline'), { maxLength: 3 }).map((inner) => `<w:sdt><w:sdtPr/><w:sdtContent>${inner.join('')}</w:sdtContent></w:sdt>`),
    revised: fc
      .tuple(name, who, fc.array(tie('inline'), { maxLength: 3 }))
      .map(([element, author, inner]) => `<w:${element} ${author}>${inner.join('')}</w:${element}>`),
    box: fc
      .tuple(tie('paragraph'), fc.boolean())
      .map(
        ([inner, twice]) =>
          `<w:r><mc:AlternateContent><mc:Choice>${inner}</mc:Choice>${twice ? `<mc:Fallback>${inner}</mc:Fallback>` : ''}</mc:AlternateContent></w:r>`,
      ),
    paragraph: fc
      .tuple(fc.array(tie('inline'), { maxLength: 5 }), fc.array(fc.tuple(name, who), { maxLength: 2 }))
      .map(([inner, marks]) => p(inner.join(''), `<w:pPr><w:rPr>${marks.map(([element, author]) => `<w:${element} ${author}/>`).join('')}</w:rPr></w:pPr>`)),
    row: fc
      .tuple(
        fc.array(fc.tuple(fc.constantFrom('ins', 'del'), who), { maxLength: 1 }),
        fc.constantFrom('', `<w:tcPr><w:cellDel ${by()}/></w:tcPr>`),
        tie('paragraph'),
      )
      .map(
        ([marks, cell, inner]) =>
          `<w:tr><w:trPr>${marks.map(([element, author]) => `<w:${element} ${author}/>`).join('')}</w:trPr><w:tc>${cell}${inner}</w:tc></w:tr>`,
      ),
    body: fc
      .array(
        fc.oneof(
          tie('paragraph'),
          tie('row').map((inner) => `<w:tbl>${inner}</w:tbl>`),
          frame,
          fc
            .tuple(name, who, tie('paragraph'))
            .map(([element, author, inner]) => `<w:${element} ${author}><w:sdt><w:sdtContent>${inner}</w:sdtContent></w:sdt></w:${element}>`),
        ),
        { maxLength: 6 },
      )
      .map((parts) => parts.join('')),
  }))

  it('there are as many cards as the tags say', () => {
    fc.assert(
      fc.property(body, (xml) => {
        read(wordFile(xml))
      }),
      { numRuns: 400 },
    )
  })
})
