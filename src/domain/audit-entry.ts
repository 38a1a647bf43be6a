/**
 * An entry of the audit trail (revisionsspor): who did what to the profile, told in codes, ids and hashes. No typed text stands in it, so that what the law wants
 * deleted can be deleted without breaking the chain.
 */
export type AuditEntry = {
  /** Its place in the trail, from 1. */
  readonly number: number
  /** Milliseconds since 1970, UTC, by the clock of the computer. */
  readonly at: number
  /** The installation that did it. */
  readonly actor: string
  readonly kind: AuditKind
  readonly about: AuditSubject
  /** The case, and the row, that it concerns; null for none. */
  readonly inspectionId: string | null
  readonly rowId: string | null
  /** The hash of what was issued, saved or destroyed; null for none. */
  readonly sha256: string | null
}

/** What can be told. The numbers stand in stored trails: they are never given to anything else. */
export const auditKinds = {
  trailBegun: 1,
  profileOpened: 2,
  profileLocked: 3,
  unlockRefused: 4,
  documentIssued: 5,
  exported: 6,
  caseFileSaved: 7,
  caseFileOpened: 8,
  identityLooked: 9,
  erased: 10,
  restored: 11,
  keyChanged: 12,
  settingChanged: 13,
  handedOver: 14,
  handOverTakenBack: 15,
  anchorMissing: 16,
} as const
export type AuditKind = keyof typeof auditKinds

/** What it was about, where the kind leaves that open. The numbers are kept as above. */
export const auditSubjects = {
  none: 0,
  passphrase: 1,
  keychain: 2,
  officeKey: 3,
  dataKey: 4,
  document: 10,
  documentPdf: 11,
  hearingCopy: 12,
  attachment: 13,
  spreadsheet: 14,
  picture: 15,
  calendar: 16,
  visitGuide: 17,
  auditTrail: 18,
  deletionCertificate: 19,
  recordsSystem: 20,
  withIdentities: 21,
  access: 25,
  recording: 30,
  rawNotes: 31,
  identity: 32,
  letterDrafts: 33,
  removedRows: 34,
  defaultLetterhead: 40,
  journalPattern: 41,
  retentionRule: 42,
  answer: 50,
  hearingResponse: 51,
  visitNotes: 52,
  otherSetting: 60,
  /** A state of the profile that was set aside. */
  setAside: 61,
} as const
export type AuditSubject = keyof typeof auditSubjects

/**
 * The canonical form, 99 bytes, all numbers big-endian: version (1), number (8), time (8), installation (16), kind (1), subject (1), case (16), row (16), hash (32).
 * What is missing is zeros. One form for each entry, so that equal bytes are equal entries.
 */
export const entrySize = 99
const version = 1
const place = { number: 1, at: 9, actor: 17, kind: 33, about: 34, inspectionId: 35, rowId: 51, sha256: 67 } as const

/** Where the fields that a trail is searched by lie in its bytes: from (counted from 1, as SQL does) and how many. */
export const searchedPlaces = { at: [place.at + 1, 8], kind: [place.kind + 1, 1], inspectionId: [place.inspectionId + 1, 16] } as const

/** The entry in its canonical form. */
export function entryBytes(entry: AuditEntry): Uint8Array {
  const bytes = new Uint8Array(entrySize)
  const view = new DataView(bytes.buffer)
  bytes[0] = version
  view.setBigUint64(place.number, BigInt(entry.number))
  view.setBigInt64(place.at, BigInt(entry.at))
  bytes.set(idBytes(entry.actor), place.actor)
  bytes[place.kind] = auditKinds[entry.kind]
  bytes[place.about] = auditSubjects[entry.about]
  if (entry.inspectionId !== null) bytes.set(idBytes(entry.inspectionId), place.inspectionId)
  if (entry.rowId !== null) bytes.set(idBytes(entry.rowId), place.rowId)
  if (entry.sha256 !== null) bytes.set(hexBytes(entry.sha256), place.sha256)
  return bytes
}

/** The entry that bytes stand for; null where they are none of this version, or say something that this program does not know. */
export function entryOf(bytes: Uint8Array): AuditEntry | null {
  if (bytes.length !== entrySize || bytes[0] !== version) return null
  const [kind, about] = [kindNames.get(bytes[place.kind] ?? 0), subjectNames.get(bytes[place.about] ?? 0)]
  if (kind === undefined || about === undefined) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const sha256 = hexOf(bytes.subarray(place.sha256, entrySize))
  return {
    number: Number(view.getBigUint64(place.number)),
    at: Number(view.getBigInt64(place.at)),
    actor: idOf(bytes, place.actor) ?? '',
    kind,
    about,
    inspectionId: idOf(bytes, place.inspectionId),
    rowId: idOf(bytes, place.rowId),
    sha256: /^0+$/.test(sha256) ? null : sha256,
  }
}

const namesOf = <Name extends string>(codes: Readonly<Record<Name, number>>) =>
  new Map((Object.entries(codes) as [Name, number][]).map(([name, code]) => [code, name]))
const kindNames = namesOf(auditKinds)
const subjectNames = namesOf(auditSubjects)

/** The number and the time that bytes state, also where the rest of them says nothing. */
export function statedIn(bytes: Uint8Array): { number: number; at: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  return { number: Number(view.getBigUint64(place.number)), at: Number(view.getBigInt64(place.at)) }
}

/** A UUID as its sixteen bytes. */
export const idBytes = (id: string): Uint8Array => hexBytes(id.replaceAll('-', ''))

/** A time as it stands in an entry. */
export function timeBytes(at: number): Uint8Array {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigInt64(0, BigInt(at))
  return bytes
}

function idOf(bytes: Uint8Array, from: number): string | null {
  const hex = hexOf(bytes.subarray(from, from + 16))
  if (/^0+$/.test(hex)) return null
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

function hexBytes(hex: string): Uint8Array {
  const bytes = new Uint8Array(hex.length / 2)
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16)
  return bytes
}

/** Bytes as lower-case hexadecimal digits. */
export const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
