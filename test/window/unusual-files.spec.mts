import { expect, test } from '@playwright/test'
import { createHash } from 'node:crypto'
import { closeSync, ftruncateSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { carriesHidden, jpegHead } from '../../src/domain/jpeg.ts'
import { launchSelvsyn, removeProfile, type Selvsyn } from '../support/app.ts'
import { largePng } from '../support/large-png.ts'
import { asTaken, photo } from '../support/photos.ts'
import { openChapter, startSmallCase } from './screens/case-start.mts'
import { inCore } from './screens/in-core.mts'
import { PhotosScreen } from './screens/photos-screen.mts'
import { VisitScreen } from './screens/visit-screen.mts'

// One visit: each test goes on where the one before left off.
test.describe.configure({ mode: 'serial' })

const folder = mkdtempSync(join(tmpdir(), 'selvsyn-files-'))
let selvsyn: Selvsyn
let visit: VisitScreen
let photos: PhotosScreen
let inspectionId: string

const attachments = () => inCore(selvsyn.page, 'attachment.list', { inspectionId })
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Chooses files of the disk for the note that is being typed, as the system's dialog hands them over. */
async function choose(...files: readonly { name: string; bytes: Uint8Array }[]): Promise<void> {
  await choosePaths(
    files.map(({ name, bytes }) => {
      const path = join(folder, name)
      writeFileSync(path, bytes)
      return path
    }),
  )
}

async function choosePaths(paths: string[]): Promise<void> {
  const asked = selvsyn.page.waitForEvent('filechooser')
  await visit.line.focus()
  await visit.press('Alt+8')
  await (await asked).setFiles(paths)
}

test.beforeAll(async () => {
  selvsyn = await launchSelvsyn()
  inspectionId = await startSmallCase(selvsyn.page)
  await openChapter(selvsyn.page, 'Skriftlige henvendelser', 'Besøg')
  visit = new VisitScreen(selvsyn.page)
  photos = new PhotosScreen(selvsyn.page)
  await visit.addVisit('7.2.2018', 'Lærkevej')
})

test.afterAll(async () => {
  await selvsyn.close()
  removeProfile(selvsyn.profile)
  rmSync(folder, { recursive: true })
})

test('a file of 2 GB is refused before it is read, with the limit', async () => {
  const path = join(folder, 'film.mp4')
  const file = openSync(path, 'w')
  ftruncateSync(file, 2 * 1024 ** 3)
  closeSync(file)
  await choosePaths([path])
  await expect(selvsyn.page.getByText('Filen er for stor (2048 MB).')).toBeVisible()
  await expect(selvsyn.page.getByText('Selvsyn tager filer på højst 500 MB.')).toBeVisible()
  expect(await attachments()).toEqual([])
})

test('an empty file is refused, and it is said what to do', async () => {
  await choose({ name: 'tom.jpg', bytes: new Uint8Array() })
  await expect(selvsyn.page.getByText('»tom.jpg« er tom (0 byte) og er ikke gemt.')).toBeVisible()
  expect(await attachments()).toEqual([])
})

test('documents are kept byte for byte, whatever is in them', async () => {
  const files = ['svar.pdf', 'brev.docx', 'mail.eml', 'mail.msg'].map((name, index) => ({
    name,
    bytes: Buffer.from(Array.from({ length: 70_000 }, (_, place) => (place * 31 + index * 7) % 256)),
  }))
  await choose(...files)
  await expect.poll(async () => (await attachments()).length).toBe(files.length)
  for (const { name, bytes } of files) {
    const kept = (await attachments()).find(({ fileName }) => fileName === name)
    expect(kept).toMatchObject({ sha256: hashOf(bytes), size: bytes.length, renditionSha256: null })
    const path = join(folder, `kopi-${name}`)
    await selvsyn.saveDialogAnswers(path)
    await inCore(selvsyn.page, 'attachment.saveAs', { id: kept!.id })
    expect(readFileSync(path).equals(bytes)).toBe(true)
  }
})

test('a whole picture of 100 megapixels is kept and not decoded; typing goes on beside it', async () => {
  const picture = largePng(10_000, 10_000)
  await choose({ name: 'panorama.png', bytes: picture })
  await visit.type('Der er fire skabe')
  await expect(selvsyn.page.getByText('»panorama.png« er gemt, men har for mange billedpunkter til at blive vist.')).toBeVisible()
  await expect(visit.line).toHaveValue('Der er fire skabe')
  expect((await attachments()).at(-1)).toMatchObject({ fileName: 'panorama.png', sha256: hashOf(picture), renditionSha256: null })
})

test('one of 64 megapixels is shown, its copy small enough for a document', async () => {
  await choose({ name: 'loft.png', bytes: largePng(8000, 8000) })
  await expect.poll(async () => (await attachments()).at(-1)?.fileName, { timeout: 30_000 }).toBe('loft.png')
  const { id, renditionSha256 } = (await attachments()).at(-1)!
  expect(renditionSha256).not.toBeNull()
  const { bytes } = await inCore(selvsyn.page, 'attachment.bytes', { id, of: 'rendition' })
  expect(jpegHead(Uint8Array.from(bytes))).toEqual({ width: 2000, height: 2000 })
})

test('a broken picture is kept and said to be broken; one that is something else by its bytes is said to be that', async () => {
  await choose({ name: 'halvt.jpg', bytes: photo('skabe').subarray(0, 300) })
  await expect(selvsyn.page.getByText('»halvt.jpg« er gemt, som den er, men billedet er beskadiget')).toBeVisible()
  await choose({ name: 'referat.jpg', bytes: Buffer.from('PK\x03\x04 et worddokument', 'latin1') })
  await expect(
    selvsyn.page.getByText('»referat.jpg« er gemt, men er ikke et billede, selv om navnet siger det. Det er en Word-, Excel- eller ZIP-fil.'),
  ).toBeVisible()
})

test('the copy for documents of a photo with place and maker holds neither', async () => {
  const taken = asTaken(photo('boks'))
  expect(carriesHidden(taken)).toBe(true)
  await choose({ name: 'IMG_7.JPG', bytes: taken })
  await expect.poll(async () => (await attachments()).at(-1)?.fileName).toBe('IMG_7.JPG')
  const { id, sha256 } = (await attachments()).at(-1)!
  expect(sha256).toBe(hashOf(taken))
  const copy = Buffer.from(Uint8Array.from((await inCore(selvsyn.page, 'attachment.bytes', { id, of: 'rendition' })).bytes))
  expect(carriesHidden(copy)).toBe(false)
  for (const word of ['Exif', 'Kameramager']) expect(copy.includes(word)).toBe(false)
  await expect(photos.filesIn(selvsyn.page.locator('.capture')).last().locator('img')).toHaveCount(1)
})
