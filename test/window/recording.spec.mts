import { expect, test } from '@playwright/test'
import { addDays, civilDateOf, formatCivilDate } from '../../src/domain/civil-date.ts'
import { launchSelvsyn, removeProfile, type Selvsyn } from '../support/app.ts'
import { openChapter, startSmallCase, unlock } from './screens/case-start.mts'
import { inCore } from './screens/in-core.mts'
import { expectAccessibleInBothThemes } from './screens/looks.mts'
import { fakeMicrophone, RecordingScreen } from './screens/recording-screen.mts'
import { VisitScreen } from './screens/visit-screen.mts'

// One visit: each test goes on where the one before left off.
test.describe.configure({ mode: 'serial' })

const title = 'Skriftlige henvendelser'
let selvsyn: Selvsyn
let visit: VisitScreen
let recording: RecordingScreen
let inspectionId: string

const attachments = () => inCore(selvsyn.page, 'attachment.list', { inspectionId })
/** The loudest that is heard in a part of a kept recording, 0 to 1. */
const loudest = async (id: string, from: number, to: number): Promise<number> => {
  const { bytes } = await inCore(selvsyn.page, 'attachment.bytes', { id, of: 'original' })
  return selvsyn.page.evaluate(
    async ({ sound, from, to }) => {
      const context = new AudioContext()
      const decoded = await context.decodeAudioData(Uint8Array.from(sound).buffer)
      void context.close()
      const rate = decoded.sampleRate
      return decoded
        .getChannelData(0)
        .subarray(from * rate, to * rate)
        .reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
    },
    { sound: [...bytes], from, to },
  )
}
const screens = () => {
  visit = new VisitScreen(selvsyn.page)
  recording = new RecordingScreen(selvsyn.page)
}

test.beforeAll(async () => {
  selvsyn = await launchSelvsyn({ switches: fakeMicrophone })
  inspectionId = await startSmallCase(selvsyn.page)
  await openChapter(selvsyn.page, title, 'Besøg')
  screens()
  await visit.addVisit('7.2.2018', 'Lærkevej')
})

test.afterAll(async () => {
  await selvsyn.close()
  removeProfile(selvsyn.profile)
})

test('nothing is recorded before it is said that all have agreed, or why nobody need be asked', async () => {
  await visit.line.focus()
  await recording.ask()
  const begin = recording.dialog.getByRole('button', { name: 'Begynd optagelsen' })
  await expect(recording.dialog.getByText('Har alle, der kan høres, sagt ja til optagelsen?')).toBeVisible()
  await expect(begin).toBeDisabled()
  await recording.dialog.getByRole('radio', { name: 'Ikke nødvendigt' }).check({ force: true })
  await expect(begin).toBeDisabled()
  await recording.dialog.getByRole('textbox', { name: 'Hvorfor ikke?' }).fill('Kun min egen stemme')
  await expect(begin).toBeEnabled()
  await expectAccessibleInBothThemes(selvsyn.page)
  await recording.press('Nej – optag ikke')
  await expect(recording.dialog).toBeHidden()
  await expect(recording.bar).toBeHidden()
  expect(await attachments()).toEqual([])
})

test('notes are typed while it records; each knows its place in the sound, and the recording has its day of deletion from the start', async () => {
  await visit.line.focus()
  await recording.begin()
  await expect(visit.line).toBeFocused()
  const deleteOn = addDays(civilDateOf(new Date().toISOString()), 30)
  expect(await attachments()).toMatchObject([{ consent: 'given', deleteOn, mediaType: 'audio/webm', size: 0 }])
  await expect(visit.row('Lydoptagelse. Alle, der kan høres, har sagt ja.')).toBeVisible()
  await expect.poll(() => recording.seconds()).toBeGreaterThanOrEqual(2)
  await visit.note('Lederen fortæller om nøglerne')
  await expect(recording.mark(visit.row('Lederen fortæller'))).toHaveText(/Optages: 00:00:0[2-9]/)
  await expectAccessibleInBothThemes(selvsyn.page)
  await openChapter(selvsyn.page, title, 'Overblik')
  await expect(recording.bar).toBeVisible()
  await openChapter(selvsyn.page, title, 'Besøg')
  await visit.line.focus()
  await recording.end()
  await expect(selvsyn.page.getByText('Optagelsen er gemt')).toBeVisible()
  // The press took the keyboard to the bar, which is gone: it is back at the line.
  await selvsyn.page.keyboard.type('Efter optagelsen')
  await visit.line.press('Enter')
  await expect(recording.mark(visit.row('Efter optagelsen'))).toHaveCount(0)
  const [kept] = await attachments()
  expect(kept?.size).toBeGreaterThan(1000)
})

test('a note plays the sound from its place; everything of the player goes by keys', async () => {
  await recording.mark(visit.row('Lederen fortæller')).click()
  await expect(recording.viewer).toBeVisible()
  await expect.poll(async () => (await recording.sound()).place).toBeGreaterThan(1.5)
  const { length } = await recording.sound()
  expect(length).toBeGreaterThan(2)
  await expect(recording.player.getByRole('button', { name: 'Afspil' })).toBeFocused()
  await expectAccessibleInBothThemes(selvsyn.page)
  await visit.press('Home')
  await expect.poll(async () => (await recording.sound()).place).toBe(0)
  await visit.press(' ')
  await expect.poll(async () => (await recording.sound()).place).toBeGreaterThan(0.2)
  await visit.press(' ')
  await expect.poll(async () => (await recording.sound()).isPlaying).toBe(false)
  await visit.press('+')
  await expect(recording.player.getByRole('radio', { name: '1,25 ×' })).toBeChecked()
  await visit.press('ArrowRight')
  await expect.poll(async () => (await recording.sound()).place).toBeGreaterThan(2)
  await visit.press('Escape')
  await expect(recording.viewer).toBeHidden()
})

test('what is said in a pause is silence on the recording, and the places of later notes hold', async () => {
  await visit.line.focus()
  await recording.begin()
  await visit.press('Alt+Shift+7')
  await expect(recording.bar.getByText('Pause – der optages ikke')).toBeVisible()
  const before = await recording.seconds()
  await expect.poll(() => recording.seconds()).toBeGreaterThan(before + 5)
  await visit.press('Alt+Shift+7')
  await expect(recording.bar.getByText('Optager')).toBeVisible()
  await visit.note('Efter pausen')
  // The key that began it ends it, also where there is no capture line.
  await openChapter(selvsyn.page, title, 'Overblik')
  await visit.press('Alt+7')
  await expect(recording.bar).toBeHidden()
  await openChapter(selvsyn.page, title, 'Besøg')
  await expect.poll(async () => (await attachments()).at(-1)?.size).toBeGreaterThan(1000)
  const paused = (await attachments()).at(-1)
  // The fake microphone beeps each second; on a busy machine the sound may lag behind the clock.
  expect(await loudest(paused!.id, before + 2, before + 3.5)).toBeLessThan(0.001)
  const [spoken] = await attachments()
  expect(await loudest(spoken!.id, 0, 2)).toBeGreaterThan(0.05)
  await recording.mark(visit.row('Efter pausen')).click()
  await expect.poll(async () => (await recording.sound()).place).toBeGreaterThan(3)
  await visit.press('Escape')
})

test('locking ends the recording and turns the microphone off', async () => {
  const microphone = () => selvsyn.page.evaluate(() => (window as unknown as { track: MediaStreamTrack }).track.readyState)
  await selvsyn.page.evaluate(() => {
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
    navigator.mediaDevices.getUserMedia = async (wanted) => {
      const stream = await ask(wanted)
      Object.assign(window, { track: stream.getTracks()[0] })
      return stream
    }
  })
  await visit.line.focus()
  await recording.begin()
  await expect.poll(() => recording.seconds()).toBeGreaterThanOrEqual(1)
  expect(await microphone()).toBe('live')
  await selvsyn.chooseMenu('lock')
  await expect(selvsyn.page.getByLabel('Adgangssætning')).toBeVisible()
  expect(await microphone()).toBe('ended')
  await unlock(selvsyn)
  await openChapter(selvsyn.page, title, 'Besøg')
  expect((await attachments()).map(({ size }) => size > 1000)).toEqual([true, true, true])
  await expect(selvsyn.page.getByText('En optagelse, der blev afbrudt, er reddet')).toHaveCount(0)
})

test('a microphone that is pulled out ends the recording, keeps it and says so', async () => {
  await visit.line.focus()
  await selvsyn.page.evaluate(() => {
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
    navigator.mediaDevices.getUserMedia = async (wanted) => {
      const stream = await ask(wanted)
      Object.assign(window, { pullOut: () => stream.getTracks().forEach((track) => track.dispatchEvent(new Event('ended'))) })
      navigator.mediaDevices.getUserMedia = ask
      return stream
    }
  })
  await recording.begin()
  await expect.poll(() => recording.seconds()).toBeGreaterThanOrEqual(1)
  await selvsyn.page.evaluate(() => (window as unknown as { pullOut: () => void }).pullOut())
  await expect(selvsyn.page.getByText('Mikrofonen er væk, og optagelsen er afsluttet.')).toBeVisible()
  await expect(recording.bar).toBeHidden()
  await expect.poll(async () => (await attachments()).map(({ size }) => size > 1000)).toEqual([true, true, true, true])
})

test('a recording is on the disk when the whole program is killed: the next start says where it is and loses at most two seconds', async () => {
  test.setTimeout(60_000)
  await visit.line.focus()
  await recording.begin()
  await visit.note('Sagt lige før strømmen gik')
  await expect.poll(() => recording.seconds()).toBeGreaterThanOrEqual(4)
  await selvsyn.kill9()
  selvsyn = await launchSelvsyn({ profile: selvsyn.profile, switches: fakeMicrophone })
  await unlock(selvsyn)
  screens()
  await expect(selvsyn.page.getByText('En optagelse, der blev afbrudt, er reddet')).toBeVisible()
  await openChapter(selvsyn.page, title, 'Besøg')
  await recording.mark(visit.row('Sagt lige før strømmen gik')).click()
  await expect.poll(async () => Number.isFinite((await recording.sound()).length)).toBe(true)
  expect((await recording.sound()).length).toBeGreaterThan(2)
  await visit.press('Escape')
})

test('Overblik says when each recording is to be deleted; one past its day goes by one press and a confirmation, the notes stay', async () => {
  const [first] = await attachments()
  await inCore(selvsyn.page, 'attachment.update', { id: first!.id, patch: { deleteOn: '2019-01-04' } })
  await openChapter(selvsyn.page, title, 'Overblik')
  const list = selvsyn.page.getByRole('region', { name: 'Lydoptagelser' })
  await expect(list.getByText('Skulle være slettet 4. januar 2019')).toBeVisible()
  await expect(list.getByText(`Slettes ${formatCivilDate(addDays(civilDateOf(new Date().toISOString()), 30))}`)).toHaveCount(4)
  await expectAccessibleInBothThemes(selvsyn.page)
  await list.getByRole('button', { name: 'Slet »' }).first().click()
  const question = selvsyn.page.getByRole('alertdialog', { name: 'Slet optagelsen for altid?' })
  await question.getByRole('button', { name: 'Slet for altid' }).click()
  await expect(list.getByRole('listitem')).toHaveCount(4)
  expect((await attachments()).map(({ id }) => id)).not.toContain(first!.id)
  expect((await inCore(selvsyn.page, 'note.list', { inspectionId })).map(({ text }) => text)).toContain('Lederen fortæller om nøglerne')
})

for (const [error, words] of [
  ['NotFoundError', 'Der er ingen mikrofon.'],
  ['NotReadableError', 'Mikrofonen bruges af et andet program.'],
  ['NotAllowedError', 'Computeren giver ikke adgang til mikrofonen.'],
] as const)
  test(`${error}: it is said what happened and what to do, and nothing is left behind`, async () => {
    await openChapter(selvsyn.page, title, 'Besøg')
    await selvsyn.page.evaluate((name) => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', name))
    }, error)
    const before = (await attachments()).length
    await visit.line.focus()
    await recording.ask()
    await recording.dialog.getByRole('radio', { name: 'Ja, alle har sagt ja' }).check({ force: true })
    await recording.press('Begynd optagelsen')
    await expect(recording.dialog.getByText(words)).toBeVisible()
    await recording.press('Nej – optag ikke')
    await expect(recording.bar).toBeHidden()
    expect((await attachments()).length).toBe(before)
  })
