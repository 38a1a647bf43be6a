import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { aliasWord, mentioning, nextAlias } from '../../src/domain/identity.ts'
import { unwrapKey } from '../../src/storage/keys.ts'
import { openDatabase, type SqlValue } from '../../src/storage/database.ts'
import { unpackLogged } from '../../src/storage/logged-value.ts'
import { readProfileFile } from '../../src/storage/profile-file.ts'
import { noteOf, passphrase, startCase, temporaryFolder, TestCore } from '../support/core.ts'

const alias = 'Medarbejder A'

/** A case with somebody who asked to speak in confidence after his name was typed in. */
async function confided() {
  const core = await TestCore.open()
  const { inspectionId } = await startCase(core)
  const { id } = await core.do('participant.create', { inspectionId, side: 'authority', role: 'Socialformidler', name: 'Viggo Ravnsborg' })
  await core.do('participant.update', { id, patch: { name: 'Viggo Ravnsborg-Lund' } })
  await core.do('draft.put', { target: `participant:${id}:name`, base: null, payload: 'Viggo Ravnsborg-Lund' })
  await core.do('participant.makeConfidential', { id, alias, remark: 'Ring kun privat.' })
  return { core, inspectionId, id }
}

it('puts the alias in the place of name and role', async () => {
  const { core, inspectionId, id } = await confided()
  const [row] = (await core.do('participant.list', { inspectionId })).filter((one) => one.id === id)
  expect(row).toMatchObject({ role: alias, name: '', confidential: true })
  expect((await core.do('search.find', { query: 'Ravnsborg', limit: 10 })).hits).toEqual([])
  expect((await core.do('search.find', { query: alias, limit: 10 })).hits).toHaveLength(1)
  core.host.savePath = join(temporaryFolder(), 'sag.json')
  await core.do('caseFile.save', { inspectionId })
  expect(readFileSync(core.host.savePath, 'utf8')).not.toMatch(/Ravnsborg|Socialformidler|privat/)
  await core.close()
})

it('leaves no trace of the name in the database but under its own seal', async () => {
  const { core, id } = await confided()
  await core.close()
  const file = readProfileFile(core.folder)
  const key = typeof file === 'object' ? await unwrapKey(file.passphrase, passphrase) : null
  const database = openDatabase(join(core.folder, 'selvsyn.db'), key!)
  const tables = database.all<{ name: string }>(`SELECT "name" FROM "sqlite_schema" WHERE "type" = 'table' AND "sql" NOT LIKE 'CREATE VIRTUAL%'`)
  const holding = tables.filter(({ name }) => {
    const rows = database.all<Record<string, unknown>>(`SELECT * FROM "${name}"`)
    return rows.some((row) =>
      Object.values(row).some((value) => /Ravnsborg|Socialformidler/.test(value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value))),
    )
  })
  expect(holding).toEqual([])
  // The key is what opens it: without it the seal says nothing.
  database.transaction((writable) => writable.run('DELETE FROM "identityKey"'))
  database.close()
  const again = new TestCore(core.folder)
  await again.do('profile.unlock', { passphrase })
  expect((await again.fail('identity.look', { participantId: id, reason: 'Til høring' })).code).toBe('identityElsewhere')
  await again.close()
})

it('shows who it is on request only, and every look is written down', async () => {
  const { core, inspectionId, id } = await confided()
  expect(await core.do('identity.looks', { inspectionId })).toEqual([])
  expect(await core.do('identity.look', { participantId: id, reason: 'Aftale nyt møde' })).toEqual({
    name: 'Viggo Ravnsborg-Lund',
    role: 'Socialformidler',
    remark: 'Ring kun privat.',
  })
  await core.do('identity.save', { participantId: id, identity: { name: 'Viggo Ravnsborg-Lund', role: 'Faglig koordinator', remark: '' } })
  expect((await core.do('identity.look', { participantId: id, reason: '' })).role).toBe('Faglig koordinator')
  expect((await core.do('identity.looks', { inspectionId })).map(({ reason }) => reason)).toEqual(['', 'Aftale nyt møde'])
  await core.close()
})

it('cannot be undone, but made open again; what lay apart is then forgotten', async () => {
  const { core, inspectionId, id } = await confided()
  const undone = await core.call('history.undo', {})
  const row = async () => (await core.do('participant.list', { inspectionId })).find((one) => one.id === id)
  expect(JSON.stringify(undone)).not.toContain('Ravnsborg')
  expect(await row()).toMatchObject({ role: alias, name: '' })
  expect(await core.do('participant.makeOpen', { id })).toMatchObject({ confidential: false, role: 'Socialformidler', name: 'Viggo Ravnsborg-Lund' })
  expect((await core.fail('identity.look', { participantId: id, reason: '' })).code).toBe('notFound')
  await core.close()
})

it('leaves the name in nothing that was quoted, merged or removed before, nor in the log, and undo still finds its way', async () => {
  const core = await TestCore.open()
  const { inspectionId } = await startCase(core)
  const { id } = await core.do('participant.create', { inspectionId, side: 'authority', role: 'Socialformidler', name: 'Viggo Ravnsborg' })
  const said = async (text: string) => core.do('note.create', { ...noteOf(inspectionId, text), sourceId: id })
  const [one, other] = [await said('Viggo Ravnsborg så det.'), await said('Ravnsborgs kollega så det ikke.')]
  const merged = await core.do('note.merge', { ids: [one.id, other.id], sourceId: id, nature: 'told' })
  await core.do('note.update', { id: merged.id, patch: { text: 'Det blev set af én.' } })
  const quote = (source: string) => ({
    type: 'blockquote',
    attrs: { source },
    content: [
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'Set' },
          { type: 'evidence', attrs: { source: `note:${merged.id}` } },
        ],
      },
    ],
  })
  const finding = await core.do('finding.fromEvidence', { inspectionId, themeId: null, title: 'Set', sources: [`note:${merged.id}`] })
  const facts = { ...finding.facts, doc: { type: 'doc', content: [quote('Socialformidler Viggo Ravnsborg')] } }
  await core.do('finding.update', { id: finding.id, patch: { facts } })
  await core.do('finding.update', { id: finding.id, patch: { title: 'Set af én' } })
  await core.do('participant.makeConfidential', { id, alias, remark: '' })
  const held = async (): Promise<string> =>
    JSON.stringify([await core.do('finding.list', { inspectionId }), (await core.do('note.get', { id: merged.id })).origins])
  expect(await held()).not.toMatch(/Ravnsborg|Socialformidler/)
  for (let step = 0; step < 2; step++) await core.do('history.undo', {})
  for (let step = 0; step < 2; step++) await core.do('history.redo', {})
  expect(await held()).not.toMatch(/Ravnsborg|Socialformidler/)
  expect(await held()).toContain(alias)
  const later = await said('Ravnsborg ringede.')
  await core.do('note.merge', { ids: [merged.id, later.id], sourceId: id, nature: 'told' })
  expect(await held()).toContain(`${alias} ringede.`)
  await core.close()
  const file = readProfileFile(core.folder)
  const key = typeof file === 'object' ? await unwrapKey(file.passphrase, passphrase) : null
  const database = openDatabase(join(core.folder, 'selvsyn.db'), key!)
  const fields = `"field" IN ('origins', 'facts', 'name', 'role')`
  const logged = database.all<{ value: SqlValue; prev: SqlValue }>(`SELECT "value", "prev" FROM "change" WHERE ${fields}`)
  expect(logged.length).toBeGreaterThan(3)
  expect(JSON.stringify(logged.map(({ value, prev }) => [unpackLogged(value), unpackLogged(prev)]))).not.toMatch(/Ravnsborg|Socialformidler/)
  database.close()
})

it('lets undo reach what was done before the name was corrected', async () => {
  const core = await TestCore.open()
  const { inspectionId } = await startCase(core)
  const { id } = await core.do('participant.create', { inspectionId, side: 'authority', role: 'Socialformidler', name: 'Viggo' })
  const note = await core.do('note.create', noteOf(inspectionId, 'Ventetiden er tre uger.'))
  await core.do('participant.update', { id, patch: { name: 'Viggo Ravnsborg' } })
  await core.do('participant.makeConfidential', { id, alias, remark: '' })
  await core.call('history.undo', {})
  await core.do('history.undo', {})
  expect((await core.do('note.list', { inspectionId })).map((one) => one.id)).not.toContain(note.id)
  await core.close()
})

it('keeps the name of somebody new out of every row from the first moment', async () => {
  const core = await TestCore.open()
  const { inspectionId } = await startCase(core)
  const identity = { name: 'Viggo Ravnsborg', role: 'Socialformidler', remark: '' }
  const made = { inspectionId, side: 'authority' as const, unitId: null, speakerKey: 3, position: 0, alias, identity }
  const row = await core.do('participant.createConfidential', made)
  expect(row).toMatchObject({ role: alias, name: '', confidential: true, speakerKey: 3 })
  expect(JSON.stringify(core.events)).not.toMatch(/Ravnsborg|Socialformidler/)
  expect(await core.do('identity.look', { participantId: row.id, reason: 'Aftale' })).toEqual(identity)
  await core.close()
})

it('goes along in a case file only when that is asked for, which counts as a look, and is sealed again where it is read', async () => {
  const { core, inspectionId, id } = await confided()
  core.host.savePath = join(temporaryFolder(), 'sag.json')
  await core.do('caseFile.save', { inspectionId })
  expect(JSON.parse(readFileSync(core.host.savePath, 'utf8'))).not.toHaveProperty('identities')
  expect(await core.do('identity.looks', { inspectionId })).toEqual([])
  await core.do('caseFile.save', { inspectionId, identitiesFor: 'Gives til Vera' })
  expect(await core.do('identity.looks', { inspectionId })).toMatchObject([{ participantId: id, reason: 'Gives til Vera' }])

  const other = await TestCore.open()
  other.host.openPath = core.host.savePath
  await other.do('caseFile.open', {})
  expect(JSON.stringify(await other.do('participant.list', { inspectionId }))).not.toContain('Ravnsborg')
  expect(await other.do('identity.look', { participantId: id, reason: '' })).toMatchObject({ name: 'Viggo Ravnsborg-Lund', remark: 'Ring kun privat.' })
  await Promise.all([core.close(), other.close()])
})

it('refuses a case file that tells who somebody is who does not speak in confidence', async () => {
  const { core, inspectionId } = await confided()
  core.host.savePath = core.host.openPath = join(temporaryFolder(), 'sag.json')
  await core.do('caseFile.save', { inspectionId, identitiesFor: 'Flytning' })
  const written = readFileSync(core.host.savePath, 'utf8')
  const other = await TestCore.open()
  writeFileSync(core.host.savePath, written.replace('"confidential": true', '"confidential": false'))
  other.host.openPath = core.host.savePath
  const refusal = await other.fail('caseFile.open', {})
  expect(refusal.code).toBe('caseFileInvalid')
  expect(refusal.params['problems']).toContain('identities[0].participantId')
  await Promise.all([core.close(), other.close()])
})

it('forgets who was removed when the profile is closed, and not before', async () => {
  const { core, inspectionId, id } = await confided()
  const look = () => core.call('identity.look', { participantId: id, reason: '' })
  await core.do('participant.remove', { id })
  await core.do('history.undo', {})
  expect((await look()).ok).toBe(true)
  await core.do('participant.remove', { id })
  const kept = await core.do('participant.createConfidential', {
    ...{ inspectionId, side: 'authority', unitId: null, speakerKey: null, position: 0 },
    ...{ alias: 'Leder A', identity: { name: 'Yrsa Holm', role: 'Leder', remark: '' } },
  })
  await core.do('profile.lock', {})
  await core.do('profile.unlock', { passphrase })
  expect((await core.do('identity.look', { participantId: kept.id, reason: '' })).name).toBe('Yrsa Holm')
  await core.close()
  const file = readProfileFile(core.folder)
  const database = openDatabase(join(core.folder, 'selvsyn.db'), (typeof file === 'object' ? await unwrapKey(file.passphrase, passphrase) : null)!)
  for (const table of ['identity', 'identityKey'])
    expect(database.all<{ participantId: string }>(`SELECT "participantId" FROM "${table}"`)).toEqual([{ participantId: kept.id }])
  database.close()
})

it('finds the notes that mention a name', () => {
  const texts = ['Viggos sager ligger i en skuffe.', 'Ravnsborg siger nej.', 'viggo sagde ja', 'Bo er syg', 'Viggomand', 'Kan han bo her?', 'Intet'].map(
    (text) => ({ text }),
  )
  expect(mentioning('Bo Viggo Ravnsborg-Lund', texts).map(({ text }) => text)).toEqual(texts.slice(0, 4).map(({ text }) => text))
  expect(mentioning('', texts)).toEqual([])
})

it('finds the next free alias', () => {
  expect(['Socialformidler', 'Teamleder', 'Borger på kontanthjælp'].map(aliasWord)).toEqual(['Medarbejder', 'Leder', 'Borger'])
  expect(nextAlias('Medarbejder', [])).toBe('Medarbejder A')
  expect(nextAlias('Medarbejder', ['Medarbejder A', 'Leder B', 'Medarbejder C'])).toBe('Medarbejder B')
  const all = Array.from({ length: 26 }, (_, i) => `Medarbejder ${String.fromCharCode(65 + i)}`)
  expect(nextAlias('Medarbejder', all)).toBe('Medarbejder AA')
})
