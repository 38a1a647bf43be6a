import { strFromU8, unzipSync } from 'fflate'
import { carriesHidden, jpegHead, jpegTakenAt } from '../../src/domain/jpeg.ts'
import { FormEvaluation } from '../../src/domain/form-evaluation.ts'
import type { XlsFormReading } from '../../src/domain/xlsform.ts'
import { starterModel } from '../../src/documents/letterhead-starter.ts'
import { documentPoints } from '../../src/documents/points.ts'
import { spreadsheet } from '../../src/documents/spreadsheet.ts'
import { toWordInTemplate } from '../../src/documents/word/template-letter.ts'
import { readUnknownTemplate } from '../../src/documents/word/template-reading.ts'
import { parseCaseFile } from '../../src/exchange/case-file.ts'
import { attachedText, plainText, wordText } from '../../src/exchange/document-text.ts'
import { MailRefused } from '../../src/exchange/mail.ts'
import { readReturnedWord } from '../../src/exchange/returned-word.ts'
import { WordRefusal } from '../../src/exchange/word-xml.ts'
import { XlsFormRefusal } from '../../src/exchange/xlsform-workbook.ts'
import { xlsFormSheets } from '../../src/exchange/xlsform-writing.ts'
import { readXlsForm } from '../../src/exchange/xlsform-reading.ts'
import { pictureKind, pixelsOf, otherKind } from '../../renderer/attachments/picture-kind.ts'
import { statisticRows } from '../../renderer/letters/statistic-rows.ts'
import { preliminaryModel } from '../support/example-models.ts'
import { exampleLetterhead } from '../support/templates.ts'
import type { Dice } from './dice.ts'
import { attachedSeeds, caseFileSeeds, emlSeeds, formSeeds, msgSeeds, pictureSeeds, returnedSeeds, templateSeeds } from './file-seeds.ts'
import { mutateBytes } from './mutate-bytes.ts'
import { mutateJson } from './mutate-json.ts'
import { mutatePicture } from './mutate-picture.ts'
import { mutateZip } from './mutate-zip.ts'
import { PromiseBroken, type Attack, type Target } from './target.ts'

type Mutation = (seed: Uint8Array, dice: Dice, others: readonly Uint8Array[]) => Uint8Array

/** A reader of files: each input is a sound file that was spoiled. */
const reader = (
  name: string,
  bounds: { readonly milliseconds: number; readonly megabytes: number },
  seeds: () => readonly Uint8Array[] | Promise<readonly Uint8Array[]>,
  mutate: Mutation,
  send: (bytes: Uint8Array) => string | null | Promise<string | null>,
): Target => ({
  name,
  ...bounds,
  stateless: true,
  open: async (): Promise<Attack<Uint8Array>> => {
    const sound = await seeds()
    for (const seed of sound) await send(seed)
    return {
      make: (dice) => (dice.once(200) ? dice.of(sound) : mutate(dice.of(sound), dice, sound)),
      send: async (bytes) => send(bytes),
    }
  },
})

const asZip: Mutation = (seed, dice, others) =>
  seed[0] === 0x50 && seed[1] === 0x4b
    ? mutateZip(
        seed,
        dice,
        others.filter(([first]) => first === 0x50),
      )
    : mutateBytes(seed, dice, others)
const asJson: Mutation = (seed, dice, others) => (dice.once(6) ? mutateBytes(seed, dice, others) : Buffer.from(mutateJson(Buffer.from(seed).toString(), dice)))

/** What a reader answers when it refuses, by the kind of its error. */
async function refusalOf(read: () => unknown): Promise<string | null> {
  try {
    await read()
    return null
  } catch (error) {
    if (error instanceof WordRefusal || error instanceof MailRefused || error instanceof XlsFormRefusal) return error.code
    throw error
  }
}

let ids = 0
const newId = (): string => `01900000-0000-7000-8000-${(++ids).toString(16).padStart(12, '0')}`

function readCase(bytes: Uint8Array): string | null {
  const reading = parseCaseFile(bytes, newId)
  if (Object.prototype.hasOwnProperty.call(Object.prototype, 'deleted')) throw new PromiseBroken('wrong', 'the prototype of every object was changed')
  if (reading.ok) return null
  return reading.newer !== null ? 'newer' : (reading.problems[0]?.code ?? 'no problem named')
}

async function readForm(bytes: Uint8Array): Promise<string | null> {
  let reading: XlsFormReading | undefined
  const refusal = await refusalOf(async () => (reading = await readXlsForm(bytes)))
  if (reading === undefined) return refusal
  if (reading.problems.length > 0) return reading.problems[0]?.code ?? null
  const { items, choices } = reading.checklist
  // What is taken is answered on a visit and given back.
  const run = { id: newId(), items, choices, repeats: [] }
  new FormEvaluation(run as never, [], { today: '2018-02-07', now: '2018-02-07T09:30' }, '')
  spreadsheet(xlsFormSheets(reading.checklist).map(({ name, rows }) => ({ name, columns: (rows[0] ?? []).map((title) => ({ title })), rows: rows.slice(1) })))
  return null
}

const outside = /TargetMode="External"/
const allowedOutside = /Target="(https?:|mailto:|tel:)/i

function readLetterhead(bytes: Uint8Array): string | null {
  const reading = readUnknownTemplate(bytes)
  if (!reading.ok) return reading.reason
  // A letter in it carries nothing that leads outside but plain links, and nothing that runs.
  const letter = unzipSync(toWordInTemplate(starterModel(exampleLetterhead()), bytes))
  for (const [name, part] of Object.entries(letter)) {
    if (/vba|oleObject|embeddings|activeX|\.bin$|\.\.|^\//i.test(name)) throw new PromiseBroken('wrong', `a letter carries ${name}`)
    if (!/\.(xml|rels)$/.test(name)) continue
    const xml = strFromU8(part)
    if (/<!(DOCTYPE|ENTITY)/i.test(xml)) throw new PromiseBroken('wrong', `a letter declares entities in ${name}`)
    for (const [tag] of xml.matchAll(/<Relationship\b[^>]*>/g))
      if (outside.test(tag) && !(allowedOutside.test(tag) && /\/hyperlink"/.test(tag))) throw new PromiseBroken('wrong', `a letter leads outside: ${tag}`)
    if (/macroEnabled|vbaProject/i.test(xml)) throw new PromiseBroken('wrong', `a letter has macros in ${name}`)
  }
  return null
}

/** Segments of cameras, by the words that they begin with. */
const tellsTales = /\xff\xe1..(Exif\0|http:\/\/ns\.adobe)|\xff\xed..Photoshop|\xff\xe5..maker|\xff\xfe..55\.67/s

function readPicture(bytes: Uint8Array): string | null {
  const kind = pictureKind(bytes)
  const pixels = kind === null ? null : pixelsOf(kind, bytes)
  if (pixels !== null && !(pixels >= 0)) throw new PromiseBroken('wrong', `a picture of ${pixels} pixels`)
  const head = jpegHead(bytes)
  jpegTakenAt(bytes)
  // What was taken for clean says nothing of place or device anywhere.
  if (head !== null && !carriesHidden(bytes) && tellsTales.test(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')))
    throw new PromiseBroken('wrong', 'a picture that tells more than it shows counts as clean')
  return kind === null ? otherKind(bytes) : null
}

const points = documentPoints(preliminaryModel(4))

/** Files from outside, and what is pasted. */
export const fileTargets: readonly Target[] = [
  reader('caseFile', { milliseconds: 4000, megabytes: 600 }, caseFileSeeds, asJson, readCase),
  reader('returnedWord', { milliseconds: 6000, megabytes: 800 }, returnedSeeds, asZip, (bytes) => refusalOf(() => readReturnedWord(bytes, points))),
  reader('attachedText', { milliseconds: 6000, megabytes: 800 }, attachedSeeds, asZip, (bytes) =>
    refusalOf(() => (bytes[0] === 0x50 || bytes[0] === 0xd0 ? wordText(bytes) : plainText(bytes))),
  ),
  reader('eml', { milliseconds: 3000, megabytes: 500 }, emlSeeds, mutateBytes, (bytes) => refusalOf(() => attachedText(bytes, 'message/rfc822'))),
  reader('msg', { milliseconds: 2000, megabytes: 300 }, msgSeeds, mutateBytes, (bytes) => refusalOf(() => attachedText(bytes, 'application/vnd.ms-outlook'))),
  reader('xlsForm', { milliseconds: 6000, megabytes: 800 }, formSeeds, asZip, readForm),
  reader('template', { milliseconds: 6000, megabytes: 800 }, templateSeeds, asZip, readLetterhead),
  reader('picture', { milliseconds: 500, megabytes: 200 }, pictureSeeds, mutatePicture, readPicture),
  reader(
    'pastedFigures',
    { milliseconds: 1000, megabytes: 200 },
    () => [Buffer.from('Klager\t1.103\nI alt\t12,5\nHenvendelser 7\n'), Buffer.from('A\u00a01\u202f000\r\n\t\t5\n−3')],
    mutateBytes,
    (bytes) => (statisticRows(Buffer.from(bytes).toString()).faults.length > 0 ? 'faulty' : null),
  ),
]
