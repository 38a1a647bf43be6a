import { expect, test } from '@playwright/test'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchSelvsyn, removeProfile, type Selvsyn } from '../support/app.ts'
import { asTaken, photo } from '../support/photos.ts'
import { openChapter, startSmallCase } from './screens/case-start.mts'
import { inCore } from './screens/in-core.mts'
import { expectAccessibleInBothThemes } from './screens/looks.mts'
import { PhotosScreen, type GivenFile } from './screens/photos-screen.mts'
import { VisitScreen } from './screens/visit-screen.mts'

// One visit: each test goes on where the one before left off.
test.describe.configure({ mode: 'serial' })

let selvsyn: Selvsyn
let visit: VisitScreen
let photos: PhotosScreen
let inspectionId: string

const jpeg = (name: string, bytes: Buffer): GivenFile => ({ name, type: 'image/jpeg', bytes })
const cupboards = jpeg('IMG_0012.JPG', asTaken(photo('skabe')))

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
})

test('a photo pasted while a note is typed belongs to that note, without place and device in its copy', async () => {
  await visit.type('.Skabene stod åbne')
  await photos.give('paste', visit.line, [cupboards])
  await expect(photos.filesIn(selvsyn.page.locator('.capture')).locator('img')).toHaveCount(1)
  await visit.note(' hele dagen')
  await expect(photos.filesIn(visit.row('Skabene stod åbne hele dagen')).locator('img')).toHaveCount(1)
  await expect(photos.filesIn(selvsyn.page.locator('.capture'))).toHaveCount(0)
  const [kept] = await inCore(selvsyn.page, 'attachment.list', { inspectionId })
  expect(kept).toMatchObject({ fileName: 'IMG_0012.JPG', size: cupboards.bytes.length, takenAt: '2018-02-07T09:41:05.000Z' })
  expect(kept?.renditionSha256).not.toBeNull()
})

test('a note that is saved before its photo is kept gets it all the same', async () => {
  await visit.type('.Boksen ved indgangen')
  await photos.give('paste', visit.line, [jpeg('boks.jpg', photo('boks'))])
  await visit.line.press('Enter')
  await visit.note('En anden note')
  await expect(photos.filesIn(visit.row('Boksen ved indgangen'))).toHaveCount(1)
  await expect(photos.filesIn(visit.row('En anden note'))).toHaveCount(0)
})

test('a photo that is removed again before its note is saved does not hold the note up', async () => {
  await visit.type('.Uden foto')
  await photos.give('paste', visit.line, [jpeg('skabe.jpg', photo('skabe'))])
  await photos.filesIn(selvsyn.page.locator('.capture')).click()
  await photos.viewer.getByRole('button', { name: 'Fjern fra sagen' }).click()
  await expect(photos.filesIn(selvsyn.page.locator('.capture'))).toHaveCount(0)
  await visit.line.press('Enter')
  await visit.saved()
  await expect(visit.row('Uden foto')).toBeVisible()
  expect((await inCore(selvsyn.page, 'note.list', { inspectionId })).map(({ text }) => text)).toContain('Uden foto')
})

test('several files dropped on a note are put to it: photos small, documents by name', async () => {
  const document = { name: 'Vejledning.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.7 vejledning') }
  await photos.give('drop', visit.row('En anden note').locator('.note-row'), [jpeg('skabe.jpg', photo('skabe')), document])
  await expect(photos.filesIn(visit.row('En anden note'))).toHaveCount(2)
  await expect(visit.row('En anden note').getByText('Vejledning.pdf')).toBeVisible()
})

test('a photo is pasted into the note that is open for correction, another is taken off it, and that is taken back', async () => {
  const row = visit.row('En anden note')
  await row.locator('.note-text').click()
  const { editor } = visit
  const words = editor.getByRole('textbox', { name: 'Notens tekst' })
  await expect(words).toBeFocused()
  await photos.give('paste', words, [jpeg('indsat.jpg', photo('boks'))])
  await expect(photos.filesIn(editor)).toHaveCount(3)
  await photos.give('drop', editor, [{ name: 'Svar.eml', type: '', bytes: Buffer.from('Subject: Svar') }])
  await expect(photos.filesIn(editor)).toHaveCount(4)
  await expectAccessibleInBothThemes(selvsyn.page)
  await editor.getByRole('button', { name: 'Tag »skabe.jpg« af noten' }).click()
  await expect(photos.filesIn(editor)).toHaveCount(3)
  await selvsyn.page.getByRole('button', { name: 'Fortryd' }).click()
  await expect(photos.filesIn(editor)).toHaveCount(4)
  await expect(photos.filesIn(editor).first()).toHaveAccessibleName('Vis »skabe.jpg«')
  await editor.getByRole('button', { name: 'Tag »Svar.eml« af noten' }).click()
  await editor.getByRole('button', { name: 'Tag »indsat.jpg« af noten' }).click()
  await expect(photos.filesIn(editor)).toHaveCount(2)
  await visit.press('Escape')
  await expect(editor).toBeHidden()
})

test('what cannot be shown is kept all the same, and it is said why', async () => {
  const row = visit.row('En anden note').locator('.note-row')
  const says = async (file: GivenFile, words: string) => {
    await photos.give('drop', row, [file])
    await expect(selvsyn.page.getByText(words)).toBeVisible()
  }
  await says(jpeg('halvt.jpg', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(300)])), 'billedet er beskadiget')
  await says(jpeg('brev.jpg', Buffer.from('%PDF-1.7 ikke et billede')), 'er ikke et billede, selv om navnet siger det. Det er en PDF-fil.')
  await says({ name: 'IMG_1.HEIC', type: '', bytes: Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0mif1heic', 'latin1') }, 'er i formatet HEIC')
  const huge = Buffer.from(photo('boks'))
  const frame = huge.indexOf(Buffer.from([0xff, 0xc0]))
  huge.writeUInt16BE(10_000, frame + 5)
  huge.writeUInt16BE(10_000, frame + 7)
  await says(jpeg('stor.jpg', huge), 'for mange billedpunkter')
  await expect(photos.filesIn(row)).toHaveCount(6)
})

test('the viewer goes through the photos by the arrows, keeps caption and alternative text, saves the original and removes with a way back', async () => {
  await photos.filesIn(visit.row('Skabene stod åbne')).click()
  await expect(photos.viewer.getByRole('heading', { name: 'IMG_0012.JPG' })).toBeVisible()
  await expect.poll(() => photos.pictureSize()).toEqual([640, 480])
  await expect(photos.viewer.getByText('1 af 4')).toBeVisible()
  await expect(photos.viewer.getByText('7. februar 2018')).toBeVisible()
  await photos.viewer.getByRole('textbox', { name: 'Billedtekst' }).fill('Skabene i postrummet')
  await photos.viewer.getByRole('textbox', { name: 'Alternativ tekst' }).fill('Tre åbne skabe uden lås')
  await expectAccessibleInBothThemes(selvsyn.page)
  await photos.viewer.locator('.file-viewer-frame').focus()
  await visit.press('ArrowRight')
  await expect(photos.viewer.getByText('2 af 4')).toBeVisible()
  await expect.poll(() => photos.pictureSize()).toEqual([360, 640])
  await visit.press('ArrowLeft')
  await expect(photos.viewer.getByRole('textbox', { name: 'Billedtekst' })).toHaveValue('Skabene i postrummet')
  const path = join(tmpdir(), `selvsyn-kopi-${process.pid}.jpg`)
  await selvsyn.saveDialogAnswers(path)
  await photos.viewer.getByRole('button', { name: 'Gem en kopi …' }).click()
  await expect(selvsyn.page.getByText('Kopien er gemt')).toBeVisible()
  const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
  expect(hashOf(readFileSync(path))).toBe(hashOf(cupboards.bytes))
  await photos.viewer.getByRole('button', { name: 'Fjern fra sagen' }).click()
  await expect(photos.filesIn(visit.row('Skabene stod åbne'))).toHaveCount(0)
  await selvsyn.page.getByRole('button', { name: 'Fortryd' }).click()
  await expect(photos.filesIn(visit.row('Skabene stod åbne'))).toHaveCount(1)
})

test('the camera puts its photo to the note that is being typed; without one it is said what to do', async () => {
  await visit.type('.Det så jeg')
  await visit.press('Alt+9')
  const camera = selvsyn.page.getByRole('dialog', { name: 'Tag billede' })
  await expect(camera.getByText('Der er intet kamera')).toBeVisible()
  await expect(camera.getByRole('button', { name: 'Tag billede' })).toBeDisabled()
  await camera.getByRole('button', { name: 'Luk' }).last().click()
  // A camera of the test's own: a canvas that is filmed.
  await selvsyn.page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => {
      const canvas = document.createElement('canvas')
      const context = canvas.getContext('2d')!
      setInterval(() => context.fillRect(0, 0, 300, 150), 40)
      return Promise.resolve(canvas.captureStream(25))
    }
  })
  await visit.line.focus()
  await visit.press('Alt+9')
  await expect.poll(() => camera.locator('video').evaluate((video) => (video as HTMLVideoElement).videoWidth)).toBe(300)
  await camera.getByRole('button', { name: 'Tag billede' }).click()
  await expect(camera.getByText('1 foto er lagt ved noten')).toBeVisible()
  await expectAccessibleInBothThemes(selvsyn.page)
  await visit.press('Escape')
  await expect(photos.filesIn(selvsyn.page.locator('.capture')).locator('img')).toHaveCount(1)
  await visit.line.press('Enter')
  await expect(photos.filesIn(visit.row('Det så jeg')).locator('img')).toHaveCount(1)
})

test('a finding shows the photos of its evidence: they are taken into the report, put in order and taken out', async () => {
  const notes = await inCore(selvsyn.page, 'note.list', { inspectionId })
  const sources = notes.filter(({ attachmentIds }) => attachmentIds.length > 0).map(({ id }) => `note:${id}`)
  await inCore(selvsyn.page, 'finding.fromEvidence', { inspectionId, themeId: null, title: 'Skabene', sources })
  await openChapter(selvsyn.page, 'Skriftlige henvendelser', 'Konstateringer')
  const strip = selvsyn.page.getByRole('list', { name: 'Fotos' })
  const chosen = async () => (await inCore(selvsyn.page, 'finding.list', { inspectionId }))[0]!.attachmentIds.length
  await strip.getByRole('button', { name: 'Tag »Skabene i postrummet« med i rapporten' }).click()
  await strip.getByRole('button', { name: 'Tag »boks.jpg« med i rapporten' }).click()
  await expect(strip.locator('[data-chosen]')).toHaveCount(2)
  expect(await chosen()).toBe(2)
  await strip.getByRole('button', { name: 'Ryk »boks.jpg« frem' }).click()
  await expect(strip.locator('[data-chosen]').first().getByRole('button', { name: 'Vis »boks.jpg«' })).toBeVisible()
  await expectAccessibleInBothThemes(selvsyn.page)
  await strip.getByRole('button', { name: 'Tag »boks.jpg« ud af rapporten' }).click()
  await expect(strip.locator('[data-chosen]')).toHaveCount(1)
})
