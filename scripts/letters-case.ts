/** A case file made from a letter by its recipe: the threads, the answers and the letter's draft, every word of them the letter's. */
import type { ProseNode } from '../src/domain/prose.ts'
import { proseSchemaVersion } from '../src/domain/prose.ts'
import type { LetterText, Recipe } from './letters-recipe.ts'

const months = ['januar', 'februar', 'marts', 'april', 'maj', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'december']

/** The first date of a line, however it is written. */
function dateIn(words: string): { date: string; style: 'long' | 'short' } {
  const short = /(\d{2})-(\d{2})-(\d{4})/.exec(words)
  if (short) return { date: `${short[3]}-${short[2]}-${short[1]}`, style: 'short' }
  const long = new RegExp(`(\\d{1,2})\\. (${months.join('|')}) (\\d{4})`).exec(words)
  if (!long) throw new Error('The recipe takes a line for a date that has none')
  const month = months.indexOf(long[2] ?? '') + 1
  return { date: `${long[3]}-${String(month).padStart(2, '0')}-${long[1]?.padStart(2, '0')}`, style: 'long' }
}

const proseOf = (content: ProseNode[]) => ({
  schemaVersion: proseSchemaVersion,
  doc: { type: 'doc', content: content.length === 0 ? [{ type: 'paragraph' }] : content },
})

type Section = { id: string; heading: string; level: number; nodes: ProseNode[]; questionIds: string[] }
type Row = Record<string, unknown>

/** What the letter's body gives the case: its sections, and the threads that it tells of. */
class Body {
  readonly opening: ProseNode[] = []
  readonly sections: Section[] = []
  readonly questions: Row[] = []
  readonly answers: Row[] = []
  readonly followUps: Row[] = []
  readonly #text: LetterText
  readonly #authority: string
  readonly #closedOn: string

  constructor(text: LetterText, recipe: Recipe, authority: string) {
    this.#text = text
    this.#authority = authority
    this.#closedOn = dateIn(text.line(recipe.date)).date
    for (const block of recipe.body) this.#add(block)
  }

  get #nodes(): ProseNode[] {
    return this.sections.at(-1)?.nodes ?? this.opening
  }

  #add(block: Recipe['body'][number]): void {
    const text = this.#text
    const paragraphs = (lines: Parameters<LetterText['paragraph']>[0][]) => lines.map((line) => text.paragraph(line))
    if ('heading' in block) {
      const id = `afsnit-${this.sections.length + 1}`
      this.sections.push({ id, heading: text.plain(block.heading), level: block.level, nodes: [], questionIds: [] })
    } else if ('paragraphs' in block) this.#nodes.push(...paragraphs(block.paragraphs))
    else if ('question' in block) this.#ask(block.question, paragraphs(block.question))
    else if ('answer' in block) this.#answer(block, paragraphs(block.answer))
    else if ('quote' in block) this.#nodes.push({ type: 'blockquote', attrs: { source: '', date: null, answer: '' }, content: paragraphs(block.quote) })
    else if ('reaction' in block) this.#react(block.reaction, paragraphs(block.reaction))
    else this.#nodes.push(this.#list(block))
  }

  #words(lines: Parameters<LetterText['paragraph']>[0][]): string {
    return lines.map((line) => this.#text.plain(line)).join('\n')
  }

  #ask(lines: Parameters<LetterText['paragraph']>[0][], paragraphs: ProseNode[]): void {
    const id = `spoergsmaal-${this.questions.length + 1}`
    this.questions.push({ id, askedIn: 'report', text: this.#words(lines) })
    this.sections.at(-1)?.questionIds.push(id)
    this.#nodes.push(...paragraphs)
  }

  /** The answer is the case's; the letter quotes it, so its words are held against it. */
  #answer({ answer, dated, introduced }: { answer: Parameters<LetterText['paragraph']>[0][]; dated: number; introduced: boolean }, content: ProseNode[]): void {
    const id = `svar-${this.answers.length + 1}`
    const { date } = dateIn(this.#text.line(dated))
    const words = this.#words(answer).replace(/^["”]|["”]$/g, '')
    this.answers.push({ id, authorityIds: ['forvaltning'], questionIds: this.sections.at(-1)?.questionIds ?? [], date, medium: 'email', text: words })
    this.#nodes.push({ type: 'blockquote', attrs: { source: introduced ? '' : this.#authority, date: introduced ? null : date, answer: id }, content })
  }

  /** What the office says to the answers ends the threads of the section. */
  #react(lines: Parameters<LetterText['paragraph']>[0][], paragraphs: ProseNode[]): void {
    for (const questionId of this.sections.at(-1)?.questionIds ?? [])
      this.followUps.push({
        id: `opfoelgning-${this.followUps.length + 1}`,
        questionId,
        status: 'closed',
        closedOn: this.#closedOn,
        reaction: this.#words(lines),
      })
    this.#nodes.push(...paragraphs)
  }

  #list({ list, ordered }: { list: (number | number[])[]; ordered: boolean }): ProseNode {
    const mark = ordered ? /^\d+\. / : /^- /
    const items = list.map((lines) => [lines].flat().map((line, i) => this.#text.paragraph(line, i === 0 ? mark : undefined)))
    return { type: ordered ? 'orderedList' : 'bulletList', content: items.map((content) => ({ type: 'listItem', content })) }
  }
}

/** The case file that the letter is issued from. */
export function caseOfLetter(text: LetterText, recipe: Recipe): Row {
  const plain = (value: Parameters<LetterText['plain']>[0] | undefined): string => (value === undefined ? '' : text.plain(value))
  const authority = recipe.authority === undefined ? '' : plain(recipe.authority.name)
  const body = new Body(text, recipe, authority)
  const { date, style } = dateIn(text.line(recipe.date))
  const title = plain(recipe.title)
  return {
    format: 'selvsyn-case',
    schemaVersion: 1,
    inspection: {
      kind: recipe.inspectionKind,
      caseNumber: plain(recipe.caseNumber),
      title,
      ...(recipe.caseworker !== undefined && { caseworkerId: 'sagsbehandler' }),
    },
    office: {
      letterhead: {
        label: recipe.letter,
        dateStyle: style,
        ...Object.fromEntries(Object.entries(recipe.letterhead).map(([field, value]) => [field, plain(value)])),
      },
      ...(recipe.caseworker !== undefined && { colleagues: [{ id: 'sagsbehandler', name: plain(recipe.caseworker) }] }),
    },
    authorities: recipe.authority === undefined ? [] : [{ id: 'forvaltning', name: authority, department: plain(recipe.authority.department) }],
    questions: body.questions,
    answers: body.answers,
    followUps: body.followUps,
    letters: [
      {
        id: 'brev',
        kind: recipe.kind,
        title,
        authorityIds: [],
        addressee: plain(recipe.addressee),
        number: plain(recipe.documentNumber),
        date,
        opening: proseOf(body.opening),
        signatories: recipe.signatories.map((one) => ({ name: plain(one.name), title: plain(one.title) })),
      },
    ],
    letterSections: body.sections.map(({ nodes, ...section }) => ({ ...section, letterId: 'brev', recommendationIds: [], content: proseOf(nodes) })),
  }
}
