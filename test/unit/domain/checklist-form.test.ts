import { describe, expect, it } from 'vitest'
import type { ChecklistAnswer } from '../../../src/domain/checklist-answer.ts'
import { evaluateForm, unansweredRequired } from '../../../src/domain/checklist-form.ts'
import { checklistItem, type ChecklistChoice, type ChecklistItem } from '../../../src/domain/checklist-item.ts'

const moment = { today: '2018-02-07', now: '2018-02-07T09:30' }
const item = (id: string, fields: Partial<ChecklistItem> = {}): ChecklistItem =>
  checklistItem.parse({ id, kind: 'text', text: id, help: '', legalBasis: '', required: false, ...fields })
const choice = (list: string, name: string, label = name, cells = {}): ChecklistChoice => ({ list, name, label, translations: {}, cells })
const answer = (itemId: string, value: string, place = ''): ChecklistAnswer =>
  ({ runId: 'r', itemId, value, place, remark: '', attachmentIds: [], deleted: false }) as unknown as ChecklistAnswer
const form = (
  items: ChecklistItem[],
  answers: ChecklistAnswer[] = [],
  more: { choices?: ChecklistChoice[]; repeats?: Record<string, number> } = {},
  language = '',
) => evaluateForm({ id: 'r', items, choices: [], repeats: {}, ...more }, answers, moment, language)
const entry = (entries: ReturnType<typeof form>, id: string, place = '') => entries.find((one) => one.item.id === id && one.place === place)

/** What an expression comes to beside a number, a text, a day, several choices and a repeat of three rounds. */
function worth(calculation: string): string | null {
  const items = [
    item('n', { kind: 'integer' }),
    item('t'),
    item('d', { kind: 'date' }),
    item('c', { kind: 'choices', list: 'l' }),
    item('empty'),
    item('rep', { kind: 'repeat' }),
    item('x', { kind: 'integer', parentId: 'rep' }),
    item('y', { parentId: 'rep' }),
    item('result', { kind: 'calculation', calculation }),
  ]
  const answers = [answer('n', '7'), answer('t', 'Ørsted'), answer('d', '2018-02-01'), answer('c', 'a b'), ...['1', '2', '3'].map((x) => answer('x', x, x))]
  const result = entry(
    form(items, [...answers, answer('y', 'q', '2')], { choices: [choice('l', 'a', 'Alfa'), choice('l', 'b', 'Beta')], repeats: { rep: 3 } }),
    'result',
  )
  return result?.problem ? result.problem.code : (result?.value ?? null)
}

describe('expressions are worked out as OpenRosa says', () => {
  it.each([
    ['${n} + 1', '8'],
    ['${n} div 2', '3.5'],
    ['-${n} mod 4', '-3'],
    ["if(${n} > 5, 'stor', 'lille')", 'stor'],
    ["if (${n} > 5 and (${t} = 'x' or true()), 'ja', 'nej')", 'ja'],
    ['coalesce(${empty}, ${t})', 'Ørsted'],
    ["once('ny')", 'ny'],
    ["selected(${c}, 'b')", 'true'],
    ["selected(${c}, 'c')", 'false'],
    ['selected-at(${c}, 1)', 'b'],
    ['selected-at(${c}, 5)', null],
    ['count-selected(${c})', '2'],
    ["regex(${t}, '^Ø[a-z]+$')", 'true'],
    ['int(2.9)', '2'],
    ['round(2.345, 2)', '2.35'],
    ['round(-2.5)', '-3'],
    ['pow(2, 10)', '1024'],
    ['min(${x})', '1'],
    ['max(${x}, 9)', '9'],
    ['sum(${x})', '6'],
    ['count(${rep})', '3'],
    ['count-non-empty(${y})', '1'],
    ["join(', ', ${x})", '1, 2, 3'],
    ['concat(${t}, ${x})', 'Ørsted123'],
    ["substr('abcdef', 1, 3)", 'bc'],
    ["substr('abcdef', -2)", 'ef'],
    ["contains(${t}, 'ste')", 'true'],
    ['string-length(${t})', '6'],
    ['indexed-repeat(${x}, ${rep}, 2)', '2'],
    ["jr:choice-name(selected-at(${c}, 0), '${c}')", 'Alfa'],
    ['today()', '2018-02-07'],
    ['now()', '2018-02-07T09:30'],
    ['${d} < today()', 'true'],
    ['today() - ${d}', '6'],
    ['date(${d} + 28)', '2018-03-01'],
    ["date('2018-02-30')", null],
    ["format-date(${d}, '%e. %b %Y')", '1. feb 2018'],
    ["format-date-time('2018-02-01T08:05', '%d-%m-%y %H:%M')", '01-02-18 08:05'],
    ["decimal-date-time('1970-01-02T12:00:00')", '1.5'],
    ["decimal-time('18:00')", '0.75'],
    ["boolean-from-string('1')", 'true'],
    ["checklist(1, 2, '1', '0', '1')", 'true'],
    ["weighted-checklist(3, -1, '1', 2, '1', 2)", 'true'],
    ["${empty} = ''", 'true'],
    ['number(${empty})', null],
    ['not(${empty})', 'true'],
    ['../n + 1', '8'],
    ['/data/n', '7'],
    ["instance('l')/root/item[name = 'b']/label", 'Beta'],
    ['yes', 'true'],
    ['because nobody knows', 'faultyExpression'],
    ['frobnicate(1)', 'unknownFunction'],
    ["digest('a', 'MD5')", 'unsupportedFunction'],
  ])('%s is %s', (expression, result) => {
    expect(worth(expression)).toBe(result)
  })

  it('chance is the same each time, and from 0 up to 1', () => {
    expect(worth('random()')).toBe(worth('random()'))
    expect(Number(worth('random()'))).toBeLessThan(1)
    expect(worth('uuid()')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/)
  })
})

describe('a checklist in use', () => {
  it('asks what its conditions let it ask, and forgets the answers to the rest', () => {
    const items = [
      item('gate', { kind: 'judgement' }),
      item('more', { kind: 'group', condition: "${gate} = 'no'" }),
      item('why', { parentId: 'more', required: true }),
      item('after', { condition: "${why} != ''" }),
    ]
    const at = (value: string) => form(items, [answer('gate', value), answer('why', 'rust')])
    expect(at('no').map(({ asked }) => asked)).toEqual([true, true, true, true])
    expect(at('yes').map(({ asked, value }) => [asked, value])).toEqual([
      [true, 'yes'],
      [false, null],
      [false, null],
      [false, null],
    ])
  })

  it('counts as unanswered only what is asked and required now, in every round', () => {
    const items = [
      item('gate', { kind: 'judgement', required: true }),
      item('why', { required: true, requiredWhen: "${gate} = 'no'" }),
      item('rooms', { kind: 'repeat' }),
      item('room', { parentId: 'rooms', required: true }),
    ]
    const run = { id: 'r', items, choices: [], repeats: { rooms: 3 } }
    expect(unansweredRequired(run, [answer('gate', 'yes'), answer('room', 'Stue', '2')], moment)).toEqual(['room', 'room'])
    expect(unansweredRequired(run, [answer('gate', 'no'), answer('room', 'Stue', '2')], moment)).toEqual(['why', 'room', 'room'])
  })

  it('says which answer breaks which rule, in the words of the form and its language', () => {
    const items = [
      item('low', { kind: 'integer' }),
      item('high', {
        kind: 'integer',
        constraint: '. > ${low}',
        constraintMessage: 'Over ${low}, tak',
        translations: { English: { constraintMessage: 'Above ${low}, please' } },
      }),
      item('born', { kind: 'date', constraint: '. <= today()' }),
    ]
    const broken = form(items, [answer('low', '5'), answer('high', '5'), answer('born', '2018-02-08')])
    expect(entry(broken, 'high')?.error).toEqual({ code: 'constraint', message: 'Over 5, tak' })
    expect(entry(broken, 'born')?.error?.code).toBe('constraint')
    expect(entry(form(items, [answer('low', '5'), answer('high', '5')], {}, 'English'), 'high')?.error?.message).toBe('Above 5, please')
    expect(entry(form(items, [answer('low', '5'), answer('high', '6'), answer('born', '2018-02-07')]), 'born')?.error).toBeNull()
    expect(entry(form(items, [answer('low', 'five')]), 'low')?.error?.code).toBe('integer')
  })

  it('offers the choices that the filter leaves, and says when one that was chosen is gone', () => {
    const items = [item('state', { kind: 'choice', list: 's' }), item('county', { kind: 'choice', list: 'c', choiceFilter: 'cf = ${state}' })]
    const choices = [choice('s', 'tx'), choice('s', 'wa'), choice('c', 'king', 'King', { cf: 'wa' }), choice('c', 'cameron', 'Cameron', { cf: 'tx' })]
    const at = (state: string) => entry(form(items, [answer('state', state), answer('county', 'king')], { choices }), 'county')
    expect(
      at('tx')
        ?.choices()
        .map(({ label }) => label),
    ).toEqual(['Cameron'])
    expect(at('tx')?.error?.code).toBe('notOffered')
    expect(at('wa')?.error).toBeNull()
  })

  it('keeps the rounds of a repeat apart, also one within another', () => {
    const items = [
      item('floors', { kind: 'repeat' }),
      item('floor', { parentId: 'floors' }),
      item('rooms', { kind: 'repeat', parentId: 'floors' }),
      item('room', { parentId: 'rooms', text: '${floor}: ${room}' }),
      item('place', { kind: 'calculation', parentId: 'rooms', calculation: 'position(..)' }),
    ]
    const entries = form(items, [answer('floor', 'Stuen', '1'), answer('floor', 'Første', '2'), answer('room', 'Køkken', '2.2')], {
      repeats: { floors: 2, 'rooms.2': 2 },
    })
    expect(entries.filter((one) => one.item.id === 'room').map(({ place }) => place)).toEqual(['1.1', '2.1', '2.2'])
    expect(entry(entries, 'room', '2.2')?.text).toBe('Første: Køkken')
    expect(entry(entries, 'place', '2.2')?.value).toBe('2')
    expect(entry(entries, 'rooms', '2')?.rounds).toBe(2)
  })

  it('asks a repeat as often as another answer says', () => {
    const items = [item('n', { kind: 'integer' }), item('rep', { kind: 'repeat', repeatCount: '${n}' }), item('x', { parentId: 'rep' })]
    expect(form(items, [answer('n', '3')]).filter((one) => one.item.id === 'x')).toHaveLength(3)
    expect(form(items, [answer('n', '1000000000')]).filter((one) => one.item.id === 'x')).toHaveLength(200)
  })

  it('says of points that rest on themselves that they do, and goes on', () => {
    const items = [
      item('a', { condition: '${b} = 1' }),
      item('b', { condition: '${a} = 1' }),
      item('c', { kind: 'calculation', calculation: '../d' }),
      item('d', { kind: 'calculation', calculation: '../c' }),
    ]
    const entries = form(items, [answer('a', '1')])
    expect(entries.slice(0, 2).map(({ problem, asked }) => [problem?.code, asked])).toEqual([
      ['circular', true],
      ['circular', true],
    ])
    expect(entries.slice(2).some(({ problem }) => problem?.code === 'circular')).toBe(true)
  })

  it('goes through a chain of two thousand points from its far end', () => {
    const items = Array.from({ length: 2000 }, (_, i) => item(`p${i}`, { kind: 'calculation', calculation: i === 1999 ? '1' : `\${p${i + 1}} + 1` }))
    expect(form(items)[0]?.value).toBe('2000')
  })

  it('asks for the remark or the photo that an answer demands', () => {
    const items = [item('a', { kind: 'judgement', evidence: 'remark' }), item('b', { kind: 'judgement', evidence: 'photo' }), item('c', { initial: 'x' })]
    expect(form(items, [answer('a', 'no')]).map(({ missing, source }) => [missing, source])).toEqual([
      ['remark', 'answer'],
      [null, null],
      [null, 'initial'],
    ])
  })
})
