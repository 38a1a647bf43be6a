/** What is written into a file like Outlook's. Words are as Unicode, or by Windows' Danish code page where `narrow`. */
export type OutlookMail = {
  readonly subject?: string
  readonly from?: readonly [name: string, address: string]
  readonly recipients?: readonly { readonly type: 1 | 2; readonly name: string; readonly address: string }[]
  readonly sentAt?: string
  readonly body?: string
  /** As bytes of `codePage`. */
  readonly html?: Uint8Array
  readonly codePage?: number
  readonly richText?: Uint8Array
  readonly messageClass?: string
  readonly files?: readonly { readonly name: string; readonly bytes: Uint8Array }[]
  readonly inner?: readonly OutlookMail[]
  readonly narrow?: boolean
}

type Node = { readonly name: string; readonly bytes?: Uint8Array; readonly children?: readonly Node[] }

/** A mail as Outlook saves it, after MS-OXMSG and MS-CFB: version 3, sectors of 512 bytes, what is small in the small sectors. */
export const outlookMail = (mail: OutlookMail): Uint8Array => compoundFile(nodesOf(mail, 'top'))

/** A compound file of these parts. */
export const compoundFile = (nodes: readonly Node[]): Uint8Array => new CompoundWriter(nodes).bytes()

const hex = (number: number): string => number.toString(16).toUpperCase().padStart(4, '0')

function nodesOf(mail: OutlookMail, place: 'top' | 'inner'): Node[] {
  const { subject, from, recipients = [], sentAt, body, html, codePage, richText, messageClass, files = [], inner = [], narrow = false } = mail
  const words = (tag: number, said: string | undefined): Node[] =>
    said === undefined
      ? []
      : [{ name: `__substg1.0_${hex(tag)}${narrow ? '001E' : '001F'}`, bytes: narrow ? Buffer.from(said, 'latin1') : Buffer.from(said, 'utf16le') }]
  const binary = (tag: number, bytes: Uint8Array | undefined): Node[] => (bytes === undefined ? [] : [{ name: `__substg1.0_${hex(tag)}0102`, bytes }])
  const fixed: [number, bigint][] = [
    ...(sentAt === undefined ? [] : [[0x00390040, (BigInt(Date.parse(sentAt)) + 11_644_473_600_000n) * 10_000n] as [number, bigint]]),
    ...(codePage === undefined ? [] : [[0x3fde0003, BigInt(codePage)] as [number, bigint]]),
    [0x3ffd0003, 1252n],
  ]
  const attached = [...files.map((file) => ({ ...file, mail: null })), ...inner.map((one) => ({ name: one.subject ?? '', bytes: undefined, mail: one }))]
  return [
    { name: '__properties_version1.0', bytes: properties(place === 'top' ? 32 : 24, fixed) },
    { name: '__nameid_version1.0', children: [] },
    ...words(0x001a, messageClass ?? 'IPM.Note'),
    ...words(0x0037, subject),
    ...words(0x0c1a, from?.[0]),
    ...words(0x0c1f, from === undefined ? undefined : '/O=KK/OU=EXCHANGE/CN=RECIPIENTS/CN=ABC'),
    ...words(0x5d01, from?.[1]),
    ...words(0x1000, body),
    ...binary(0x1013, html),
    ...binary(0x1009, richText),
    ...recipients.map(({ type, name, address }, i) => ({
      name: `__recip_version1.0_#${i.toString(16).toUpperCase().padStart(8, '0')}`,
      children: [{ name: '__properties_version1.0', bytes: properties(8, [[0x0c150003, BigInt(type)]]) }, ...words(0x3001, name), ...words(0x39fe, address)],
    })),
    ...attached.map(({ name, bytes, mail: within }, i) => ({
      name: `__attach_version1.0_#${i.toString(16).toUpperCase().padStart(8, '0')}`,
      children: [
        { name: '__properties_version1.0', bytes: properties(8, [[0x37050003, within === null ? 1n : 5n]]) },
        ...words(within === null ? 0x3707 : 0x3001, name),
        ...(within === null ? binary(0x3701, bytes) : [{ name: '__substg1.0_3701000D', children: nodesOf(within, 'inner') }]),
      ],
    })),
  ]
}

function properties(head: number, fixed: readonly [tag: number, value: bigint][]): Uint8Array {
  const bytes = Buffer.alloc(head + fixed.length * 16)
  for (const [i, [tag, value]] of fixed.entries()) {
    bytes.writeUInt32LE(tag, head + i * 16)
    bytes.writeUInt32LE(6, head + i * 16 + 4)
    bytes.writeBigUInt64LE(value, head + i * 16 + 8)
  }
  return bytes
}

const sector = 512
const none = 0xffffffff
const end = 0xfffffffe
type Written = { name: string; type: number; left: number; right: number; child: number; start: number; size: number }

class CompoundWriter {
  readonly #entries: Written[] = [{ name: 'Root Entry', type: 5, left: none, right: none, child: none, start: end, size: 0 }]
  readonly #streams: { entry: Written; bytes: Uint8Array }[] = []
  readonly #sectors: Uint8Array[] = []
  readonly #next: number[] = []

  constructor(nodes: readonly Node[]) {
    this.#entries[0]!.child = this.#folder(nodes)
  }

  /** Entries in the order that the standard asks for, as a balanced tree; answers its top. */
  #folder(nodes: readonly Node[]): number {
    const sorted = nodes.toSorted((a, b) => a.name.length - b.name.length || (a.name.toUpperCase() < b.name.toUpperCase() ? -1 : 1))
    const numbers = sorted.map(({ name, bytes, children }) => {
      const entry: Written = { name, type: bytes === undefined ? 1 : 2, left: none, right: none, child: none, start: end, size: bytes?.length ?? 0 }
      const number = this.#entries.push(entry) - 1
      if (bytes !== undefined) this.#streams.push({ entry, bytes })
      else entry.child = this.#folder(children ?? [])
      return number
    })
    return this.#tree(numbers)
  }

  #tree(numbers: readonly number[]): number {
    const middle = numbers.length >> 1
    const top = numbers[middle]
    if (top === undefined) return none
    this.#entries[top]!.left = this.#tree(numbers.slice(0, middle))
    this.#entries[top]!.right = this.#tree(numbers.slice(middle + 1))
    return top
  }

  /** Lays bytes into sectors of their own; answers the first. */
  #put(bytes: Uint8Array): number {
    if (bytes.length === 0) return end
    const first = this.#sectors.length
    for (let at = 0; at < bytes.length; at += sector) {
      const piece = Buffer.alloc(sector)
      piece.set(bytes.subarray(at, at + sector))
      this.#next.push(this.#sectors.push(piece))
    }
    this.#next[this.#next.length - 1] = end
    return first
  }

  bytes(): Uint8Array {
    const small: Uint8Array[] = []
    const smallNext: number[] = []
    for (const { entry, bytes } of this.#streams) {
      if (bytes.length === 0) continue
      if (bytes.length >= 4096) {
        entry.start = this.#put(bytes)
        continue
      }
      entry.start = smallNext.length
      const count = Math.ceil(bytes.length / 64)
      for (let i = 1; i <= count; i++) smallNext.push(i === count ? end : smallNext.length + 1)
      small.push(Buffer.concat([bytes], count * 64))
    }
    const root = this.#entries[0]!
    const ofSmall = Buffer.concat(small)
    root.start = this.#put(ofSmall)
    root.size = ofSmall.length
    const smallStart = this.#put(numbers(smallNext))
    const smallCount = Math.ceil((smallNext.length * 4) / sector)
    const directory = this.#put(Buffer.concat(this.#entries.map(entryBytes)))
    // The table lists itself, too.
    let tables = 1
    while (tables * 128 < this.#sectors.length + tables) tables += 1
    if (tables > 109) throw new Error('larger than this writer writes')
    const first = this.#sectors.length
    const table = [...this.#next, ...Array<number>(tables).fill(0xfffffffd)]
    const head = Buffer.alloc(sector)
    head.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    head.writeUInt16LE(0x3e, 24)
    head.writeUInt16LE(3, 26)
    head.writeUInt16LE(0xfffe, 28)
    head.writeUInt16LE(9, 30)
    head.writeUInt16LE(6, 32)
    for (const [offset, value] of [
      [44, tables],
      [48, directory],
      [56, 4096],
      [60, smallStart],
      [64, smallCount],
      [68, end],
    ] as const)
      head.writeUInt32LE(value, offset)
    head.fill(0xff, 76)
    for (let i = 0; i < tables; i++) head.writeUInt32LE(first + i, 76 + i * 4)
    return Buffer.concat([head, ...this.#sectors, Buffer.concat([numbers(table), Buffer.alloc(tables * sector, 0xff)], tables * sector)])
  }
}

function numbers(values: readonly number[]): Uint8Array {
  const bytes = Buffer.alloc(Math.ceil(values.length / 128) * sector, 0xff)
  for (const [i, value] of values.entries()) bytes.writeUInt32LE(value, i * 4)
  return bytes
}

function entryBytes({ name, type, left, right, child, start, size }: Written): Uint8Array {
  const bytes = Buffer.alloc(128)
  bytes.write(name, 0, 'utf16le')
  bytes.writeUInt16LE((name.length + 1) * 2, 64)
  bytes.writeUInt8(type, 66)
  bytes.writeUInt8(1, 67)
  for (const [offset, value] of [
    [68, left],
    [72, right],
    [76, child],
    [116, start],
    [120, size],
  ] as const)
    bytes.writeUInt32LE(value, offset)
  return bytes
}
