import { describe, expect, test } from 'vitest'
import type { CaseData } from '../../../src/domain/case-data.ts'
import { emptyProse } from '../../../src/domain/prose.ts'
import { buildReport } from '../../../src/documents/report.ts'
import { numberPoints } from '../../../src/domain/numbering.ts'
import type { Block, DocumentModel } from '../../../src/documents/model.ts'
import { runsText } from '../../../src/documents/text.ts'
import { toText } from '../../support/document-text.ts'
import { exampleAfterHearing, exampleCase, exampleId } from '../../support/example-case.ts'
import { emptyModel, finalModel, preliminaryModel } from '../../support/example-models.ts'

type Of<Type extends Block['type']> = Extract<Block, { type: Type }>
const blocks = <Type extends Block['type']>(model: DocumentModel, type: Type): Of<Type>[] =>
  model.body.filter((block): block is Of<Type> => block.type === type)
const headings = (model: DocumentModel, level: number) => blocks(model, 'heading').filter((one) => one.level === level)
const preliminary = (change: (data: CaseData) => CaseData, findings = 6): DocumentModel => {
  const { data, office } = exampleCase({ findings })
  return buildReport({ kind: 'preliminaryReport', data: change(data), office, frozen: [] })
}
/** The blocks of a point: from its heading to the next. */
function pointOf(model: DocumentModel, number: string): Block[] {
  const start = model.body.findIndex((block) => block.type === 'heading' && block.number === number)
  const end = model.body.findIndex((block, i) => i > start && block.type === 'heading' && block.level < 3)
  return model.body.slice(start, end)
}

describe('the head of a report', () => {
  const { head, properties } = preliminaryModel()

  test('names the recipients with department, attention and their own case number', () => {
    expect(head.recipients).toEqual([
      ['Beskæftigelses- og Integrationsforvaltningen', 'Direktionen', 'Att.: Sekretariatet', 'Forvaltningens sagsnr.\u00A02017\u20110114182'],
    ])
    expect(head.sentBy).toBe('Sendt dags dato pr. e-post til: direktionen@eksempel.dk')
  })

  test('has the letterhead’s own labels in the sender block', () => {
    expect(head.aside.map(({ label, lines }) => [label, lines.join(', ')])).toEqual([
      [null, '6.\u00A0september 2018'],
      ['Sagsnummer', '2017-0289209'],
      ['Dokumentnummer', '2017-0289209-18'],
      ['Sagsbehandler', 'Mikkel Thorsager'],
      ['Borgerrådgiveren', 'Vester Voldgade 2A, 1552 København V'],
      ['Telefon', '3366 1400'],
      ['Telefax', '3366 1390'],
      ['E-mail', 'borgerraadgiveren@kk.dk'],
      ['EAN nummer', '5798009800053'],
      [null, 'www.kk.dk/borgerraadgiveren'],
    ])
  })

  test('takes another office’s letterhead when the case says so', () => {
    const { data, office } = exampleCase({ findings: 1 })
    const other = office.letterhead[1]!
    const model = buildReport({ kind: 'preliminaryReport', data: { ...data, inspection: { ...data.inspection, letterheadId: other.id } }, office, frozen: [] })
    expect(model.head.municipality).toBe(other.municipality)
    expect(model.head.municipality).not.toBe(head.municipality)
    expect(toText(model)).toContain(`${other.officeName} anbefaler, `.slice(0, other.officeName.length))
  })

  test('is described to the records system', () => {
    expect(properties).toMatchObject({
      caseNumber: '2017-0289209',
      documentNumber: '2017-0289209-18',
      date: '2018-09-06',
      status: 'FORELØBIG',
      kindLabel: 'Foreløbig rapport',
      language: 'da-DK',
    })
    expect(properties.title).toBe('Foreløbig rapport om inspektion af håndtering og fordeling af skriftlige henvendelser på beskæftigelsesområdet')
  })
})

describe('the words of a report', () => {
  const { data, office } = exampleCase({ findings: 3 })
  const later = exampleAfterHearing(data, numberPoints(data, []))
  const both = (change: (data: CaseData) => CaseData): string =>
    [
      buildReport({ kind: 'preliminaryReport', data: change(data), office, frozen: [] }),
      buildReport({ kind: 'finalReport', data: change(later), office, frozen: [] }),
    ]
      .map(toText)
      .join('\n')
      .replaceAll('\u00A0', ' ')

  test('speak of one administration, or of several', () => {
    const [authority] = data.authority
    const second = { ...authority!, id: exampleId(1, 2), name: 'Socialforvaltningen', position: 2 }
    const [one, two] = [both((rows) => rows), both((rows) => ({ ...rows, authority: [...rows.authority, second] }))]
    for (const [words, several] of [
      ['Forvaltningen blev i varslingen bedt om', 'Forvaltningerne blev i varslingen bedt om'],
      ['Forvaltningen bliver først bedt om', 'Forvaltningerne bliver først bedt om'],
      ['forvaltningens svar senest', 'forvaltningernes svar senest'],
      ['bedes forvaltningen angive', 'bedes forvaltningerne angive'],
      ['når forvaltningens bemærkninger foreligger', 'når forvaltningernes bemærkninger foreligger'],
      ['Forvaltningens bemærkninger, og hvad', 'Forvaltningernes bemærkninger, og hvad'],
    ] as const) {
      expect(one).toContain(words)
      expect(two).toContain(several)
      expect(two).not.toContain(words)
    }
  })

  test('call an inspection an inspection and an investigation an investigation', () => {
    const of = (kind: CaseData['inspection']['kind']): string =>
      both((rows) => ({
        ...rows,
        inspection: { ...rows.inspection, kind },
        report: rows.report.map((report) => ({ ...report, title: '', background: emptyProse })),
      }))
    const inspection = of('announcedVisit')
    for (const words of ['har gennemført en varslet inspektion af', 'noteret under inspektionen', 'til brug for inspektionen', 'Deltagere i inspektionen'])
      expect(inspection).toContain(words)
    const investigation = of('ownInitiative')
    for (const words of [
      'har af egen drift gennemført en undersøgelse af',
      'noteret under undersøgelsen',
      'til brug for undersøgelsen',
      'Deltagere i undersøgelsen',
    ])
      expect(investigation).toContain(words)
  })

  test('say on which day people spoke, and of which date their letters are', () => {
    const by = (medium: 'letter' | 'phone' | 'meeting'): string =>
      both((rows) => ({ ...rows, hearingResponse: rows.hearingResponse.map((one) => ({ ...one, medium })) }))
    expect(by('letter')).toContain('afgav bemærkninger ved brev af 9. april 2019')
    expect(by('phone')).toContain('afgav bemærkninger telefonisk den 9. april 2019')
    expect(by('meeting')).toContain('afgav bemærkninger på et møde den 9. april 2019')
  })
})

describe('the parts of a report', () => {
  test('come in the order that the office uses', () => {
    expect(headings(preliminaryModel(), 1).map(({ number, text }) => [number, text])).toEqual([
      ['1', 'Sammenfatning'],
      ['2', 'Baggrund og metode'],
      ['3', 'Retsgrundlag'],
      ['4', 'Fordeling af post'],
      ['5', 'Mødeforberedelse og sagsstammer'],
      ['6', 'Tilbagemeldinger og autosvar'],
      ['7', 'Returpost og frister'],
      ['8', 'Ledelsestilsyn'],
      [null, 'Oversigt over anbefalinger og spørgsmål'],
      [null, 'Høring'],
      [null, 'Konklusion'],
      [null, 'Bilag A. Svar på tjeklister i overblik'],
      [null, 'Bilag B. Tjekliste: Håndtering og fordeling af skriftlige henvendelser'],
      [null, 'Bilag C. Deltagere'],
      [null, 'Bilag D. Kritikskala'],
    ])
  })

  test('of a point are the facts, the accounts, the assessment with its grading, and last what is asked for', () => {
    expect(pointOf(preliminaryModel(), '4.2').map((block) => block.type)).toEqual([
      'heading',
      'paragraph',
      'quote',
      'paragraph',
      'accounts',
      'assessment',
      'demand',
      'demand',
      'demand',
    ])
  })

  test('say when the inspection was announced, what was asked, and who was met by role', () => {
    const text = toText(preliminaryModel()).replaceAll('\u00A0', ' ')
    expect(text).toContain('varslede inspektionen over for Beskæftigelses- og Integrationsforvaltningen den 4. december 2017')
    expect(text).toContain('senest den 19. januar 2018 at besvare følgende spørgsmål:')
    expect(text).toContain('besvarede spørgsmålene ved e-mail af 19. januar 2018')
    expect(text).toContain('Den 7. februar 2018 kl. 9.00–12.15 hos Ydelsesservice København, Eksempelvej 1.')
    expect(text).toContain('Fra Center for Jobindsats: jobkonsulent, teamleder og faglig koordinator.')
  })

  test('are without contents when they fill five pages or fewer, and with it when they fill more', () => {
    expect(blocks(emptyModel(), 'contents')).toEqual([])
    expect(blocks(preliminaryModel(), 'contents')).toHaveLength(1)
  })
})

describe('facts and assessments', () => {
  test('contradicting accounts stand side by side, each with its source and a note', () => {
    const [accounts] = blocks(preliminaryModel(), 'accounts')
    expect(accounts!.accounts.map(({ source, text }) => [source, runsText(text[0]!)])).toEqual([
      ['Jobkonsulent, Center for Jobindsats', expect.stringMatching(/^Der er afsat ti minutter .*\.\[\d+\]$/)],
      ['Afdelingschef, Ydelsesservice København', expect.stringMatching(/^Hver sagsbehandler har tyve minutter .*\.\[\d+\]$/)],
    ])
  })

  test('accounts stand right after the text that cites them all, and otherwise last and say what they are about', () => {
    const prose = (...paragraphs: string[][]) => ({
      schemaVersion: 1,
      doc: {
        type: 'doc',
        content: paragraphs.map(([words = '', ...sources]) => ({
          type: 'paragraph',
          content: [{ type: 'text', text: words }, ...sources.map((source) => ({ type: 'evidence', attrs: { source } }))],
        })),
      },
    })
    const outline = (cited: boolean): string[] => {
      const model = preliminary((data) => {
        const [, second] = data.finding
        const sources = data.evidence.filter((one) => one.findingId === second!.id && one.contradicts).map(({ source }) => source)
        const facts = prose(['Vi spurgte to.', ...(cited ? sources : sources.slice(1))], ['Siden så vi selv.'])
        return { ...data, finding: data.finding.map((one) => (one.id === second!.id ? { ...one, facts } : one)) }
      })
      const point = model.body.findIndex((block) => block.type === 'accounts')
      return model.body.slice(point - 3, point + 2).map((block) => (block.type === 'paragraph' ? runsText(block.runs).replace(/\[\d+\]/g, '') : block.type))
    }
    expect(outline(true).slice(1)).toEqual(['Vi spurgte to.', 'Der foreligger to forklaringer, som ikke stemmer overens:', 'accounts', 'Siden så vi selv.'])
    expect(outline(false)).toEqual([
      'Vi spurgte to.',
      'Siden så vi selv.',
      'Om forholdet ”Tid til at læse sagen før mødet” foreligger der to forklaringer, som ikke stemmer overens:',
      'accounts',
      'assessment',
    ])
  })

  test('one account alone is no contradiction', () => {
    const model = preliminary((data) => ({ ...data, evidence: data.evidence.map((one) => ({ ...one, contradicts: one.id === data.evidence[3]!.id })) }))
    expect(blocks(model, 'accounts')).toEqual([])
  })

  test('a grading is the scale’s fixed wording, whatever the step', () => {
    const { office } = exampleCase({ findings: 1 })
    const gradings = blocks(preliminaryModel(), 'assessment').map(({ grading }) => grading)
    expect(new Set(gradings.map((runs) => runsText(runs!))).size).toBeGreaterThan(3)
    for (const runs of gradings) expect(office.criticismStep.map(({ wording }) => [{ type: 'text', text: wording }])).toContainEqual(runs)
  })

  test('a finding with neither assessment nor grading has no empty box', () => {
    const model = preliminary((data) => ({
      ...data,
      finding: data.finding.map((one) => ({
        ...one,
        criticismStepId: null,
        assessment: { schemaVersion: 1, doc: { type: 'doc', content: [{ type: 'paragraph' }] } },
      })),
    }))
    expect(blocks(model, 'assessment')).toEqual([])
  })

  test('a quotation is in quotation marks and introduced by source and date', () => {
    const [quote] = blocks(preliminaryModel(), 'quote')
    expect(quote!.introduction).toBe('Teamkoordinator, Center for Jobindsats, 7.\u00A0februar 2018:')
    expect(runsText(quote!.paragraphs[0]!)).toMatch(/^”Vi læser på sagen, .* ikke kommer\.”\[\d+\]$/)
  })
})

describe('notes', () => {
  const notes = (model: DocumentModel) => model.footnotes.map((note) => runsText(note.runs).replaceAll('\u00A0', ' '))

  test('name the source by role, unit, date and time, never by a person’s name', () => {
    expect(notes(preliminaryModel())[1]).toMatch(/^Samtale med teamkoordinator, Ydelsesservice København, 7\. februar 2018 kl\. 9\.30;/)
    expect(notes(preliminaryModel()).join('\n')).not.toMatch(/Holmgaard|Thorsager/)
  })

  test('name a source in full once and refer back to that note afterwards', () => {
    const all = notes(preliminaryModel())
    expect(all.filter((note) => note.includes('”Notat om postgange og fordeling” fra Center for Jobindsats af 19. januar 2018'))).toHaveLength(1)
    expect(all.some((note) => /bilag 2, jf\. note 2, s\. \d+/i.test(note))).toBe(true)
  })

  test('carry the place in the source', () => {
    expect(notes(preliminaryModel()).join('\n')).toContain(', s. 1.')
  })

  test('hold evidence that the text does not cite', () => {
    const model = preliminary((data) => ({
      ...data,
      finding: data.finding.map((one) => ({
        ...one,
        facts: { schemaVersion: 1, doc: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Kun tekst.' }] }] } },
      })),
    }))
    expect(
      pointOf(model, '4.1')
        .slice(1, 2)
        .map((block) => (block.type === 'paragraph' ? runsText(block.runs) : ''))[0],
    ).toMatch(/^Kun tekst\.\[\d+\]$/)
  })

  test('are numbered in the order of their marks', () => {
    for (const model of [preliminaryModel(), finalModel()]) {
      const marks = [...JSON.stringify(model.body).matchAll(/"type":"footnote","id":"(\d+)"/g)].map((match) => Number(match[1]))
      expect(marks).toEqual(marks.map((_, i) => i + 1))
      expect(model.footnotes).toHaveLength(marks.length)
    }
  })
})

describe('recommendations and requests', () => {
  const demands = (model: DocumentModel) => blocks(model, 'demand').map(({ label, runs }) => `${label}. ${runsText(runs)}`)

  test('are numbered through and worded as the office words them', () => {
    expect(demands(preliminaryModel()).slice(0, 3)).toEqual([
      'Anbefaling 1. Borgerrådgiveren anbefaler, at forvaltningen overvejer at indføre en fast forberedelsestid før hvert møde. Borgerrådgiveren beder om underretning om, hvad anbefalingen giver anledning til.',
      'Anbefaling 2. Borgerrådgiveren anbefaler, at instruksen om at afvente borgerens fremmøde tages op til overvejelse.',
      'Spørgsmål 1. Borgerrådgiveren beder om at få oplyst, hvor mange møder en sagsbehandler i gennemsnit afholder på en dag.',
    ])
  })

  test('written as whole sentences are not broken into a clause', () => {
    const model = preliminary((data) => ({
      ...data,
      recommendation: data.recommendation.map((one) => ({ ...one, asksNotice: false, text: 'Forvaltningen bør ændre sin praksis' })),
    }))
    expect(demands(model)[0]).toBe('Anbefaling 1. Borgerrådgiveren anbefaler følgende: Forvaltningen bør ændre sin praksis.')
  })

  test('are gathered in an overview with point and addressee, and in the final report with a deadline', () => {
    const [table] = blocks(preliminaryModel(), 'table')
    expect(table!.header).toEqual(['Nr.', 'Indhold', 'Punkt', 'Adressat'])
    expect(table!.rows[0]!.map((cell) => cell.map(runsText).join(' '))).toEqual([
      '1',
      'At forvaltningen overvejer at indføre en fast forberedelsestid før hvert møde.',
      '4.2',
      'Beskæftigelses- og Integrationsforvaltningen',
    ])
    const [final] = blocks(finalModel(), 'table')
    expect(final!.header.at(-1)).toBe('Frist')
    const due = final!.rows.map((row) => runsText(row.at(-1)![0]!))
    expect(new Set(due)).toEqual(new Set(['06-09-2019', 'Ingen']))
  })
})

describe('the hearing', () => {
  test('is asked for in the preliminary report, with its date on the first page too', () => {
    const text = toText(preliminaryModel()).replaceAll('\u00A0', ' ')
    expect(text.match(/senest den 4\. oktober 2018/g)).toHaveLength(2)
    expect(text).toContain('med angivelse af sagsnr. 2017\u20110289209')
  })

  test('is accounted for in the final one: every remark with what became of it and why', () => {
    const table = blocks(finalModel(), 'table').find((one) => one.id === 'remarks')!
    expect(table.rows.map((row) => row.map((cell) => cell.map(runsText).join(' ')))).toEqual([
      ['Hele rapporten', expect.stringContaining('ikke nævner'), expect.stringMatching(/^Ikke indarbejdet\. Enhederne .* nævnt\.$/)],
      ['4.1', expect.stringContaining('to gange dagligt'), expect.stringMatching(/^Indarbejdet\./)],
      ['4.2', expect.stringContaining('gennemsnit'), expect.stringMatching(/^Delvist indarbejdet\./)],
    ])
  })

  test('tells a tracked change as what it does and where, and words replaced by others once', () => {
    const { data, office } = exampleCase({ findings: 2 })
    const later = exampleAfterHearing(data, numberPoints(data, []))
    const half = { ...later.remark[0]!, author: 'Karen', before: 'gennem ', after: ' led', findingId: null, disposition: 'workedIn' as const, reason: '' }
    const remark = [
      { ...half, id: '1', origin: 'deletion' as const, passage: 'tre', text: '', position: 1 },
      { ...half, id: '2', origin: 'insertion' as const, passage: 'tre', text: 'to', position: 2 },
      { ...half, id: '3', origin: 'deletion' as const, passage: 'altid', text: '', before: 'er ', position: 3 },
      { ...half, id: '4', origin: 'insertion' as const, passage: '', text: '¶', position: 4 },
      { ...half, id: '5', origin: 'comment' as const, passage: 'hver dag', text: 'Kun på hverdage.', position: 5 },
      { ...half, id: '6', origin: 'insertion' as const, passage: '', text: '⬚', heading: '1 Sammenfatning', position: 6 },
      { ...half, id: '7', origin: 'deletion' as const, passage: ' ', text: '', heading: 'Konklusion', position: 7 },
    ]
    const model = buildReport({ kind: 'finalReport', data: { ...later, remark }, office, frozen: numberPoints(data, []) })
    const table = blocks(model, 'table').find((one) => one.id === 'remarks')!
    expect(table.rows.map((row) => row[1]!.map(runsText).join(' '))).toEqual([
      'Ændret: ”gennem tre led” til ”gennem to led”',
      'Slettet: ”altid” i ”er altid led”',
      'Tilføjet: et afsnitsskift',
      'Til ”hver dag”: Kun på hverdage.',
      'Tilføjet: noget uden ord (fx et billede, en note eller et felt)',
      'Slettet: et mellemrum i ”gennem led”',
    ])
    expect(table.rows.slice(-2).map((row) => row[0]!.map(runsText).join(' '))).toEqual(['1', 'Konklusion'])
  })

  test('moves no number: the removed point stays empty, the new one is last in its chapter', () => {
    const numbers = headings(finalModel(), 2).flatMap((one) => one.number ?? [])
    expect(numbers.slice(0, 4)).toEqual(['4.1', '4.3', '4.4', '5.1'])
    const labels = blocks(finalModel(), 'demand').map((one) => one.label)
    expect(labels).not.toContain('Anbefaling 1')
    expect(labels[0]).toBe('Anbefaling 3')
  })

  test('is left out of a final report that had none', () => {
    const { data, office } = exampleCase({ findings: 2 })
    const model = buildReport({ kind: 'finalReport', data, office, frozen: [] })
    expect(headings(model, 1).map((one) => one.text)).not.toContain('Høring')
  })
})

describe('appendices', () => {
  test('set the units that answered the same checklist side by side', () => {
    const table = blocks(preliminaryModel(), 'table').find((one) => one.id.startsWith('results-'))!
    expect(table.header).toEqual(['Nr.', 'Punkt', 'Ydelsesservice København', 'Center for Jobindsats', 'Bemærkning'])
    expect(table.widths.reduce((sum, one) => sum + one, 0)).toBeCloseTo(100)
  })

  test('say so where a point was not answered', () => {
    const model = preliminary((data) => ({ ...data, checklistAnswer: data.checklistAnswer.slice(1) }))
    const table = blocks(model, 'table').find((one) => one.id.startsWith('results-'))!
    expect(runsText(table.rows[0]![2]![0]!)).toBe('Ikke besvaret')
  })

  test('name the office’s people, and for those of no unit the administration they come from', () => {
    const model = preliminary((data) => ({
      ...data,
      participant: data.participant.map((one) => (one.role === 'Afdelingschef' ? { ...one, role: 'Jurist', unitId: null } : one)),
    }))
    const table = blocks(model, 'table').find((one) => one.id === 'participants')!
    expect(table.rows.map((row) => row.map((cell) => runsText(cell[0]!)))).toEqual([
      ['Asta Holmgaard, kst. borgerrådgiver', 'Borgerrådgiveren'],
      ['Mikkel Thorsager, akademisk medarbejder', 'Borgerrådgiveren'],
      ['Teamkoordinator', 'Ydelsesservice København'],
      ['Jobkonsulent', 'Center for Jobindsats'],
      ['Jurist', 'Beskæftigelses- og Integrationsforvaltningen'],
      ['Teamleder', 'Center for Jobindsats'],
      ['Postmedarbejder', 'Ydelsesservice København'],
      ['Faglig koordinator', 'Center for Jobindsats'],
    ])
    const text = toText(model).replaceAll('\u00A0', ' ')
    expect(text).toContain('Fra Beskæftigelses- og Integrationsforvaltningen: jurist.')
    expect(text).toMatch(/amtale med jurist, Beskæftigelses- og Integrationsforvaltningen, 7\. februar 2018 kl\. /)
  })

  test('give the criticism scale with its fixed wording', () => {
    const table = blocks(preliminaryModel(), 'table').find((one) => one.id === 'scale')!
    expect(table.rows).toHaveLength(8)
    expect(runsText(table.rows[7]![1]![0]!)).toBe('Borgerrådgiveren finder det konstaterede særdeles kritisabelt.')
  })
})

test('the same case gives the same model, and a model survives being stored', () => {
  const model = preliminaryModel()
  expect(preliminaryModel()).toEqual(model)
  expect(JSON.parse(JSON.stringify(model))).toEqual(model)
})

test('the points that are frozen are those that the report shows', () => {
  const { data, office } = exampleCase()
  const points = new Map(numberPoints(data, []).map((point) => [point.id, point.point]))
  const model = buildReport({ kind: 'preliminaryReport', data, office, frozen: [] })
  for (const heading of [...headings(model, 1), ...headings(model, 2)]) if (heading.number !== null) expect(points.get(heading.id)).toBe(heading.number)
  const later = exampleAfterHearing(data, numberPoints(data, []))
  expect(later.document[0]!.points).toContainEqual({ noun: 'finding', id: exampleId(20, 1), point: '4.1' })
})
