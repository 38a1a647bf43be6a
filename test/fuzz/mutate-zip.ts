import { unzipSync } from 'fflate'
import { deflateRawSync } from 'node:zlib'
import type { Dice } from './dice.ts'
import { forgedZip, type ForgedEntry } from './forged-zip.ts'
import { mutateBytes } from './mutate-bytes.ts'
import { encodedXml, mutateXml } from './mutate-xml.ts'

const isXml = (name: string): boolean => /\.(xml|rels)$/i.test(name)

const oddNames = [
  ...[
    '../../evil.xml',
    '/etc/passwd',
    'C:\\evil.xml',
    'word\\..\\..\\evil.xml',
    'word/../../evil.xml',
    'a\0.xml',
    '',
    '/',
    '__proto__',
    'constructor',
    'x'.repeat(60_000) + '.xml',
  ],
  ...[
    'word/vbaProject.bin',
    'xl/vbaProject.bin',
    'word/embeddings/oleObject1.bin',
    'CON.xml',
    '[Content_Types].xml/',
    'WORD/DOCUMENT.XML',
    'word/media/evil.svg',
    'xl/externalLinks/externalLink1.xml',
  ],
]

/** A few bytes that unpack to a hundred million; made once. */
const bombs = new Map<string, { packed: Uint8Array; bytes: number }>()
function bomb(dice: Dice): { packed: Uint8Array; bytes: number } {
  const [megabytes, word] = [dice.of([8, 60, 130]), dice.of(['\0', ' ', '<w:p/>', '<a>', '<row r="1"><c t="s"/></row>'])]
  const key = `${megabytes} ${word}`
  const made = bombs.get(key) ?? { packed: deflateRawSync(Buffer.alloc(megabytes * 1_000_000, word), { level: 1 }), bytes: megabytes * 1_000_000 }
  bombs.set(key, made)
  return made
}

type Change = (entries: ForgedEntry[], dice: Dice) => ForgedEntry[]

const changeOne = (entries: ForgedEntry[], dice: Dice, change: (entry: ForgedEntry) => ForgedEntry, isWanted: (entry: ForgedEntry) => boolean = () => true) => {
  const wanted = entries.filter(isWanted)
  if (wanted.length === 0) return entries
  const chosen = dice.of(wanted)
  return entries.map((entry) => (entry === chosen ? change(entry) : entry))
}

const changeXml: Change = (entries, dice) =>
  changeOne(
    entries,
    dice,
    ({ name, bytes }) => ({ name, bytes: encodedXml(mutateXml(Buffer.from(bytes).toString(), dice), dice) }),
    ({ name, packed }) => isXml(name) && packed === undefined,
  )

const changes: readonly Change[] = [
  (entries, dice) => changeOne(entries, dice, ({ name, bytes }) => ({ name, bytes: mutateBytes(bytes, dice) })),
  (entries, dice) => changeOne(entries, dice, (entry) => ({ ...entry, name: dice.of(oddNames) })),
  (entries, dice) => [...entries, { name: dice.of(oddNames), bytes: Buffer.from('<x/>') }],
  // the same name twice, in other letters too, with something else inside
  (entries, dice) => {
    const one = dice.of(entries)
    const name = dice.once(2) ? one.name : one.name.toUpperCase()
    return [...entries, { name, bytes: dice.of(entries).bytes }]
  },
  // what is said of the size is not so
  (entries, dice) => changeOne(entries, dice, (entry) => ({ ...entry, size: dice.of([0, 1, 1000, 0x7fffffff, 0xffffffff]) })),
  (entries, dice) => changeOne(entries, dice, (entry) => ({ ...entry, packedSize: dice.of([0, 1, 1000, 0x7fffffff, 0xffffffff]) })),
  (entries, dice) => changeOne(entries, dice, (entry) => ({ ...entry, offset: dice.of([0, 1, 30, 0x7fffffff, 0xffffffff]) })),
  (entries, dice) => changeOne(entries, dice, (entry) => ({ ...entry, method: dice.of([0, 9, 12, 14, 99, 0xffff]) })),
  (entries, dice) => changeOne(entries, dice, (entry) => ({ ...entry, flags: dice.of([1, 8, 0x40, 0xffff]) })),
  (entries, dice) => changeOne(entries, dice, (entry) => ({ ...entry, crc: 1 })),
  // bombs: honest and lying, in a part that is read and in one beside it
  (entries, dice) => {
    const { packed, bytes } = bomb(dice)
    const size = dice.once(2) ? bytes : dice.of([100, 1_000_000, 0xffffffff])
    const made = { bytes: new Uint8Array(), packed, size }
    return dice.once(2)
      ? changeOne(entries, dice, ({ name }) => ({ name, ...made }))
      : [...entries, { name: dice.of(['a.xml', 'a.png', 'xl/worksheets/sheet9.xml']), ...made }]
  },
  (entries, dice) => [
    ...entries,
    ...Array.from({ length: dice.of([100, 900, 6000, 70_000]) }, (_, i) => ({ name: `a${i}.xml`, bytes: new Uint8Array(), method: 0 })),
  ],
  // an archive within the archive
  (entries) => [...entries, { name: 'word/embeddings/inner.docx', bytes: forgedZip(entries), method: 0 }],
  (entries, dice) => {
    const gone = dice.of(entries)
    return entries.filter((entry) => entry !== gone)
  },
  // one part under the name of another
  (entries, dice) => {
    const [one, other] = [dice.of(entries), dice.of(entries)]
    return entries.map((entry) => (entry === one ? { ...other, name: one.name } : entry))
  },
]

/**
 * An archive as somebody forges it who knows what is in it: its parts, what is said of them, and the archive around them.
 * @param others of the same kind, whose parts may be taken
 */
export function mutateZip(seed: Uint8Array, dice: Dice, others: readonly Uint8Array[] = [seed]): Uint8Array {
  if (dice.once(8)) return mutateBytes(seed, dice, others)
  let entries: ForgedEntry[] = Object.entries(unzipSync(seed)).map(([name, bytes]) => ({ name, bytes }))
  if (dice.once(10)) {
    const part = dice.of(Object.entries(unzipSync(dice.of(others))))
    entries = [...entries.filter(({ name }) => name !== part[0]), { name: part[0], bytes: part[1] }]
  }
  for (let left = 1 + dice.below(3); left > 0 && entries.length > 0; left--) entries = (dice.below(3) > 0 ? changeXml : dice.of(changes))(entries, dice)
  const around = dice.once(20)
    ? { count: dice.of([0, 1, 5, 0xffff]), comment: dice.of(['', 'PK\x05\x06'.repeat(9)]), before: dice.of(['', 'MZ', 'GIF89a']) }
    : {}
  const made = forgedZip(entries, around)
  return dice.once(25) ? mutateBytes(made, dice, others) : made
}
