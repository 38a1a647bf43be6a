import { mailLimits } from '../domain/mail.ts'
import { MailRefused } from './mail.ts'

/** A folder of a compound file (MS-CFB, the container of Outlook's .msg): what lies in it by name. */
export type CompoundFolder = {
  /** The bytes of a stream; null where there is none of the name. @throws MailRefused */
  readonly stream: (name: string) => Uint8Array | null
  readonly folder: (name: string) => CompoundFolder | null
  readonly folderNames: readonly string[]
}

type Entry = {
  readonly name: string
  readonly type: number
  readonly left: number
  readonly right: number
  readonly child: number
  readonly start: number
  readonly size: number
}

const signature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const miniSector = 64
/** Streams below this size lie in the small sectors. */
const miniCutoff = 4096
const [endOfChain, noEntry] = [0xfffffffe, 0xffffffff]
const [ofFolder, ofStream, ofRoot] = [1, 2, 5]

/**
 * Opens a compound file that others made, as unknown: no chain is followed for longer than the file is, no stream gets more room than it has bytes.
 * @throws MailRefused
 */
export function openCompoundFile(bytes: Uint8Array): CompoundFolder {
  if (bytes.length > mailLimits.file) throw new MailRefused('mailTooLarge')
  if (bytes.length < 512 || !signature.every((byte, i) => bytes[i] === byte)) throw new MailRefused('mailNotMail')
  const sectors = new Sectors(bytes)
  const entries = entriesIn(sectors.chained(sectors.head(48), bytes.length))
  const root = entries[0]
  if (root?.type !== ofRoot) throw new MailRefused('mailDamaged')
  return folderOf({ sectors, entries, smallOnes: sectors.chained(root.start, root.size) }, root)
}

/** The file as sectors, and which follows which. */
class Sectors {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  readonly #size: number
  readonly #next: Uint32Array
  #small: Uint32Array | null = null

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    const shift = this.#view.getUint16(30, true)
    if (shift !== 9 && shift !== 12) throw new MailRefused('mailDamaged')
    this.#size = 2 ** shift
    this.#next = this.#table()
  }

  /** A number of the file's head. */
  head(offset: number): number {
    return this.#view.getUint32(offset, true)
  }

  /** The bytes of a chain, as far as a stream of this size needs them. */
  chained(first: number, size: number): Uint8Array {
    const numbers = follow(first, this.#next, Math.ceil(Math.min(size, this.#bytes.length) / this.#size))
    return joinedUp(numbers.map((number) => this.#sector(number)))
  }

  /** The same in the small sectors, which lie in a stream of their own. */
  smallChained(first: number, size: number, smallOnes: Uint8Array): Uint8Array {
    this.#small ??= numbersIn(this.chained(this.head(60), this.head(64) * this.#size))
    const numbers = follow(first, this.#small, Math.ceil(size / miniSector))
    return joinedUp(numbers.map((number) => smallOnes.subarray(number * miniSector, (number + 1) * miniSector)))
  }

  #sector(number: number): Uint8Array {
    const from = (number + 1) * this.#size
    if (from >= this.#bytes.length) throw new MailRefused('mailDamaged')
    // Some programs leave the last sector short.
    return this.#bytes.subarray(from, from + this.#size)
  }

  /** The table of which sector follows which. Its own sectors are listed in the head, those that have no room there in a chain of their own. */
  #table(): Uint32Array {
    const most = Math.ceil(this.#bytes.length / this.#size)
    const listed = numbersIn(this.#bytes.subarray(76, 512))
    let at = this.head(68)
    const count = Math.min(this.head(44), most)
    const numbers = [...listed]
    while (numbers.length < count && at !== endOfChain && at !== noEntry) {
      const list = numbersIn(this.#sector(at))
      at = list.at(-1) ?? endOfChain
      numbers.push(...list.subarray(0, -1))
    }
    return numbersIn(joinedUp(numbers.slice(0, count).map((number) => this.#sector(number))))
  }
}

/** The numbers of a chain, at most so many. @throws MailRefused where it leads nowhere or ends too early */
function follow(first: number, next: Uint32Array, most: number): number[] {
  const numbers: number[] = []
  for (let at = first; numbers.length < most && at !== endOfChain; at = next[at] ?? noEntry) {
    if (at >= next.length) throw new MailRefused('mailDamaged')
    numbers.push(at)
  }
  return numbers
}

/** Little-endian numbers of four bytes each. */
function numbersIn(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  return Uint32Array.from({ length: Math.floor(bytes.length / 4) }, (_, i) => view.getUint32(i * 4, true))
}

function joinedUp(pieces: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(pieces))
}

function entriesIn(bytes: Uint8Array): Entry[] {
  const count = Math.floor(bytes.length / 128)
  if (count > mailLimits.entries) throw new MailRefused('mailTooLarge')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  return Array.from({ length: count }, (_, i) => {
    const at = i * 128
    const nameLength = Math.max(0, Math.min(64, view.getUint16(at + 64, true)) - 2)
    const number = (offset: number): number => view.getUint32(at + offset, true)
    const name = Buffer.from(bytes.buffer, bytes.byteOffset + at, nameLength).toString('utf16le')
    return { name, type: view.getUint8(at + 66), left: number(68), right: number(72), child: number(76), start: number(116), size: number(120) }
  })
}

type Opened = { readonly sectors: Sectors; readonly entries: readonly Entry[]; readonly smallOnes: Uint8Array }

function folderOf(opened: Opened, entry: Entry): CompoundFolder {
  const children = childrenOf(opened.entries, entry)
  const named = (name: string, type: number): Entry | undefined => children.find((one) => one.type === type && one.name === name)
  return {
    stream: (name) => {
      const found = named(name, ofStream)
      return found === undefined ? null : streamOf(opened, found)
    },
    folder: (name) => {
      const found = named(name, ofFolder)
      return found === undefined ? null : folderOf(opened, found)
    },
    folderNames: children.filter(({ type }) => type === ofFolder).map(({ name }) => name),
  }
}

/** The entries of a folder by their names: a tree by left and right, of which each is met once. */
function childrenOf(entries: readonly Entry[], { child }: Entry): Entry[] {
  const met = new Set<number>()
  const open = [child]
  const children: Entry[] = []
  for (let number = open.pop(); number !== undefined; number = open.pop()) {
    const entry = entries[number]
    if (entry === undefined || met.has(number)) continue
    met.add(number)
    children.push(entry)
    open.push(entry.left, entry.right)
  }
  return children.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

function streamOf({ sectors, smallOnes }: Opened, { start, size }: Entry): Uint8Array {
  if (size === 0) return new Uint8Array()
  const bytes = size < miniCutoff ? sectors.smallChained(start, size, smallOnes) : sectors.chained(start, size)
  if (bytes.length < size) throw new MailRefused('mailDamaged')
  return bytes.subarray(0, size)
}
