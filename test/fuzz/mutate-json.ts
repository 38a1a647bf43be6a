import type { Dice } from './dice.ts'

const repeated = (count: number): number[] => Array<number>(count).fill(0)

/** Written values that a case file does not expect; as text, because much of it is no value. */
const oddValues = [
  ...[
    'null',
    'true',
    '0',
    '-0',
    '-1',
    '1.5',
    '1e308',
    '1e999',
    '99999999999999999999',
    '""',
    '" "',
    '"\\u0000"',
    '"\\ud800"',
    '"\\u202e"',
    '"2018-02-30"',
    '"__proto__"',
    '"constructor"',
  ],
  ...[
    '[]',
    '{}',
    '[null]',
    '[[[[[[]]]]]]',
    '{"__proto__":{"deleted":true}}',
    '{"constructor":{"prototype":{"x":1}}}',
    '{"toString":null}',
    '{"length":1e9}',
    'NaN',
    'undefined',
    "'x'",
    '/**/1',
    '',
  ],
  ...[
    '"note:00000000-0000-0000-0000-000000000000"',
    '"<img src=x onerror=alert(1)>"',
    '"../../../etc/passwd"',
    '"iVBORw0KGgo="',
    '{"schemaVersion":1,"doc":{"type":"doc","content":[{"type":"iframe"}]}}',
  ],
  ...['{"schemaVersion":2,"doc":{}}', '{"schemaVersion":1,"doc":{"type":"doc","content":[{"type":"text","text":""}]}}'],
]

/** Large ones, made when they are used. */
const largeValues: readonly (() => string)[] = [
  () => JSON.stringify('å'.repeat(200_000)),
  () => '['.repeat(50_000) + ']'.repeat(50_000),
  () => '{"a":'.repeat(20_000) + '1' + '}'.repeat(20_000),
  () => `[${repeated(300_000).join(',')}]`,
  () =>
    `{${repeated(30_000)
      .map((_, i) => `"k${i}":${i}`)
      .join(',')}}`,
  () => `"${'\\u0041'.repeat(50_000)}"`,
  () => '9'.repeat(100_000),
]

type Place = { readonly from: number; readonly to: number }

/** Where values stand in written JSON: whole strings, numbers, words, and objects and lists from brace to brace. */
function valuesIn(json: string): Place[] {
  const places: Place[] = []
  const open: number[] = []
  for (const match of json.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?|[-\d.eE+]+|true|false|null|[[{\]}]/g)) {
    const [token, isKey] = match
    const { index } = match
    if (token === '{' || token === '[') open.push(index)
    else if (token === '}' || token === ']') places.push({ from: open.pop() ?? 0, to: index + 1 })
    else if (isKey === undefined) places.push({ from: index, to: index + token.length })
    if (places.length > 50_000) break
  }
  return places
}

const put = (json: string, { from, to }: Place, value: string): string => json.slice(0, from) + value + json.slice(to)

type Change = (json: string, dice: Dice, places: readonly Place[]) => string

const replace: Change = (json, dice, places) => put(json, dice.of(places), dice.once(15) ? dice.of(largeValues)() : dice.of(oddValues))

/** A field's value as another row has it. */
const sameField: Change = (json, dice) => {
  const fields = [...json.slice(0, 300_000).matchAll(/"(\w+)"\s*:\s*("(?:[^"\\]|\\.)*"|[-\d.]+|true|false|null|\[\]|\{\})/g)]
  if (fields.length === 0) return json
  const { index, 0: whole, 1: name } = dice.of(fields)
  const alike = fields.filter(([, other]) => other === name)
  return json.slice(0, index) + dice.of(alike)[0] + json.slice(index + whole.length)
}

const changes: readonly Change[] = [
  replace,
  // one value in the place of another, so that kinds and references are mixed up
  (json, dice, places) => {
    const other = dice.of(places)
    return put(json, dice.of(places), json.slice(other.from, other.to))
  },
  // what another row has in the same field, so that most of it can be taken
  sameField,
  sameField,
  // one of a list again, once or very often
  (json, dice, places) => {
    const place = dice.of(places)
    const value = json.slice(place.from, place.to)
    const most = Math.ceil(dice.of([1000, 100_000, 3_000_000]) / Math.max(1, value.length))
    return put(
      json,
      place,
      Array<string>(2 + dice.below(most))
        .fill(value)
        .join(','),
    )
  },
  // a key nobody asked for, also in the place of one that was
  (json, dice, places) => {
    const objects = places.filter(({ from }) => json[from] === '{')
    if (objects.length === 0) return json
    const { from } = dice.of(objects)
    const key = dice.of(['deleted', 'id', '__proto__', 'constructor', 'inspectionId', 'ukendt', 'x'.repeat(5000), '\\ud800'])
    return `${json.slice(0, from + 1)}"${key}":${dice.of(oddValues)},${json.slice(from + 1)}`
  },
  (json, dice) => {
    const keys = [...json.slice(0, 300_000).matchAll(/"(\w+)"\s*:/g)]
    if (keys.length === 0) return json
    const { index, 0: whole } = dice.of(keys)
    return `${json.slice(0, index)}"${dice.of(['x', '__proto__', dice.of(keys)[1] ?? ''])}":${json.slice(index + whole.length)}`
  },
]

/** Written JSON as somebody spoils it who knows the format: it can mostly still be parsed. */
export function mutateJson(json: string, dice: Dice): string {
  let made = json
  for (let left = 1 + dice.below(3); left > 0; left--) {
    const places = valuesIn(made)
    if (places.length > 0) made = (dice.once(2) ? replace : dice.of(changes))(made, dice, places)
  }
  return made
}
