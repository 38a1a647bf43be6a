import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OperationName } from '../../src/api/contract.ts'
import { asTaken, photo } from '../support/photos.ts'
import { CoreUnderAttack } from './core-under-attack.ts'
import type { Dice } from './dice.ts'
import { attachedSeeds, caseFileSeeds, formSeeds, pictureSeeds, returnedSeeds, templateSeeds } from './file-seeds.ts'
import { mutateBytes } from './mutate-bytes.ts'
import { mutateJson } from './mutate-json.ts'
import { mutatePicture } from './mutate-picture.ts'
import { mutateZip } from './mutate-zip.ts'
import { anyCall } from './operation-inputs.ts'
import type { Attack, Target } from './target.ts'

type Call = { readonly name: OperationName; readonly input: unknown }

/** Every operation of the contract, its input made of its own schema. */
const operations: Target = {
  name: 'operations',
  milliseconds: 6000,
  megabytes: 1500,
  stateless: false,
  open: async (): Promise<Attack<Call>> => {
    const under = await CoreUnderAttack.open()
    return { make: (dice) => anyCall(dice, under.ids), send: ({ name, input }) => under.call(name, input), end: () => under.end() }
  },
}

/** A file that an operation is given, and what comes after it when it was taken. */
type Opened = { readonly calls: readonly Call[]; readonly file: Uint8Array; readonly ending: string }
type Opening = (dice: Dice) => Opened

async function openings({ ids, cases }: CoreUnderAttack): Promise<readonly Opening[]> {
  const [inspectionId = ''] = cases
  const first = (noun: 'note' | 'material' | 'letterhead' | 'attachment'): string => ids.get(noun)?.[0] ?? ''
  const [returned, forms, templates, files, pictures, attached] = [
    await returnedSeeds(),
    formSeeds(),
    await templateSeeds(),
    caseFileSeeds(),
    pictureSeeds(),
    await attachedSeeds(),
  ]
  const zip = (dice: Dice, seeds: readonly Uint8Array[]): Uint8Array => (dice.once(6) ? dice.of(seeds) : mutateZip(dice.of(seeds), dice, seeds))
  const clean = photo('boks')
  return [
    (dice) => ({
      calls: [{ name: 'caseFile.open', input: {} }],
      file: dice.once(6) ? dice.of(files) : Buffer.from(mutateJson(Buffer.from(dice.of(files)).toString(), dice)),
      ending: 'json',
    }),
    (dice) => ({ calls: [{ name: 'hearing.readReturned', input: { inspectionId, confirmed: [] } }], file: zip(dice, returned), ending: 'docx' }),
    (dice) => ({ calls: [{ name: 'checklist.readXlsForm', input: {} }], file: zip(dice, forms), ending: 'xlsx' }),
    (dice) => ({
      calls: [{ name: 'letterhead.readTemplate', input: { id: first('letterhead') } }],
      file: zip(dice, templates),
      ending: dice.of(['docx', 'dotx']),
    }),
    (dice) => ({
      calls: [{ name: 'attachment.attach', input: { noun: 'material', id: first('material') } }],
      file: mutateBytes(dice.of(attached), dice, attached),
      ending: dice.of(['docx', 'txt', 'eml', 'msg', 'pdf', 'constructor', '__proto__', 'x'.repeat(200), '']),
    }),
    (dice) => {
      const [bytes, rendition] = [
        mutatePicture(dice.of(pictures), dice, pictures),
        dice.of([clean, asTaken(clean), mutatePicture(clean, dice, pictures), null]),
      ]
      const fileName = `IMG.${dice.of(['jpg', 'heic', 'constructor', 'toString'])}`
      return {
        calls: [{ name: 'attachment.add', input: { to: { noun: 'note', id: first('note') }, fileName, bytes, rendition, takenAt: null } }],
        file: new Uint8Array(),
        ending: '',
      }
    },
  ]
}

/** The operations that open a file of others, with the file in the profile's own worker and database. */
const openedFiles: Target = {
  name: 'openedFiles',
  milliseconds: 15_000,
  megabytes: 1500,
  stateless: false,
  open: async (): Promise<Attack<Opened>> => {
    const under = await CoreUnderAttack.open()
    const { core } = under
    const all = await openings(under)
    return {
      make: (dice) => dice.of(all)(dice),
      send: async ({ calls, file, ending }) => {
        core.host.openPath = join(core.folder, `fremmed.${ending}`)
        writeFileSync(core.host.openPath, file)
        let refusal: string | null = null
        for (const { name, input } of calls) refusal ??= await under.call(name, input)
        if (refusal === null) await takeWhatWasRead(under, calls[0]?.name)
        return refusal
      },
      end: () => under.end(),
    }
  },
}

/** What was read without a word against it is taken, and what lies beside the case is asked for its words. */
async function takeWhatWasRead(under: CoreUnderAttack, name: OperationName | undefined): Promise<void> {
  const { core, cases, ids } = under
  if (name === 'checklist.readXlsForm') {
    const read = await core.call('checklist.readXlsForm', {})
    if (read.ok && read.value.problems.length === 0) await under.call('checklist.takeXlsForm', { sha256: read.value.sha256, title: 'Fremmed', id: null })
  }
  if (name === 'letterhead.readTemplate') {
    const id = ids.get('letterhead')?.[0] ?? ''
    const read = await core.call('letterhead.readTemplate', { id })
    if (read.ok) await under.call('letterhead.takeTemplate', { id, sha256: read.value.sha256 })
  }
  if (name === 'attachment.attach' || name === 'attachment.add') {
    const [last] = (await core.do('attachment.list', { inspectionId: cases[0] ?? '' })).slice(-1)
    if (last) await under.call('attachment.text', { id: last.id })
  }
}

export const operationTargets: readonly Target[] = [operations, openedFiles]
