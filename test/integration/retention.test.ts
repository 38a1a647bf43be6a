import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Environment } from '../../src/operations/environment.ts'
import { wordText } from '../../src/exchange/document-text.ts'
import { noteOf, passphrase, startCase, temporaryFolder, TestCore } from '../support/core.ts'
import { lintDocx } from '../support/docx-lint.ts'
import { everythingIn } from '../support/everything-in.ts'

const papers = process.env['SELVSYN_SHOW'] ?? temporaryFolder()

const secret = 'Hemmelighedskræmmeren'
const words = new RegExp(`${secret}|${secret.toLowerCase()}`)

async function closedCase(now = '2030-02-01T10:00:00.000Z') {
  let at = now
  const environment: Partial<Environment> = { clock: () => new Date(at) }
  const core = await TestCore.open(undefined, environment)
  const { inspectionId, visit } = await startCase(core)
  const goTo = (later: string) => (at = later)
  return { core, environment, inspectionId, visit, goTo }
}

describe('retention', () => {
  it('says what of a case is deleted when, by rules that the office can change and take back', async () => {
    const { core, inspectionId } = await closedCase()
    await core.do('note.create', noteOf(inspectionId, 'En note'))
    expect((await core.do('retention.plan', { inspectionId })).items).toMatchObject([
      { rule: { kind: 'rawNotes', amount: 5, unit: 'years' }, count: 1, dueOn: null, ids: [] },
    ])
    await core.do('inspection.update', { id: inspectionId, patch: { closedOn: '2030-01-31' } })
    const plan = await core.do('retention.plan', { inspectionId })
    expect(plan).toMatchObject({ items: [{ dueOn: '2035-01-31', ids: [] }], backupsUntil: '2031-02-01' })
    expect((await core.fail('retention.erase', { inspectionId, kind: 'rawNotes' })).code).toBe('notFound')
    await core.do('retention.setRule', { kind: 'rawNotes', amount: 1, unit: 'days', reason: 'Kontorets egen', isActive: true })
    expect((await core.do('retention.plan', { inspectionId })).items[0]).toMatchObject({ dueOn: '2030-02-01', ids: [expect.any(String)] })
    await core.do('retention.setRule', { kind: 'rawNotes', amount: 1, unit: 'days', reason: 'Kontorets egen', isActive: false })
    expect((await core.do('retention.plan', { inspectionId })).items).toEqual([])
    const rules = await core.do('retention.resetRule', { kind: 'rawNotes' })
    expect(rules.find(({ kind }) => kind === 'rawNotes')).toMatchObject({ amount: 5, unit: 'years', isActive: true })
    await core.close()
  })

  it('destroys the words of notes in rows, log, drafts, search index and unused pages, and leaves a certificate that says so', async () => {
    const { core, inspectionId, goTo } = await closedCase()
    const ids: string[] = []
    for (let count = 0; count < 30; count += 1) {
      const text = `${'Om andet end det. '.repeat(count * 7)}${secret} nr. ${count}`
      ids.push((await core.do('note.create', noteOf(inspectionId, text))).id)
    }
    for (const id of ids.slice(0, 12)) await core.do('note.update', { id, patch: { text: `${secret} skrevet om. ${'Mere. '.repeat(300)}` } })
    const [kept = '', removed = ''] = ids
    const finding = await core.do('finding.create', { inspectionId, title: 'Fund' })
    await core.do('evidence.create', { inspectionId, findingId: finding.id, source: `note:${kept}` })
    await core.do('note.remove', { id: removed })
    await core.do('draft.put', { target: `note:${ids[2] ?? ''}:text`, base: null, payload: `${secret} i en kladde` })
    expect((await core.do('search.find', { query: secret, limit: 10 })).hits.length).toBeGreaterThan(0)
    await core.do('inspection.update', { id: inspectionId, patch: { closedOn: '2030-01-31' } })
    goTo('2035-02-01T10:00:00.000Z')
    const certificate = await core.do('retention.erase', { inspectionId, kind: 'rawNotes' })
    expect(certificate).toMatchObject({ kind: 'rawNotes', count: 29, amount: 5, unit: 'years', backupsUntil: '2036-02-01' })
    const gone = await core.do('retention.erase', { inspectionId, kind: 'removedRows' })
    expect(gone.count).toBeGreaterThan(0)
    expect((await core.do('search.find', { query: secret, limit: 10 })).hits).toEqual([])
    expect((await core.do('note.list', { inspectionId })).map(({ id, text }) => [id, text])).toEqual([[kept, '[slettet]']])
    expect((await core.do('retention.plan', { inspectionId })).items.flatMap(({ ids: due }) => due)).toEqual([])
    expect((await core.do('retention.certificates', { inspectionId })).map(({ kind }) => kind).toSorted()).toEqual(['rawNotes', 'removedRows'])
    const saved = (name: string): string => {
      const bytes = readFileSync(join(papers, name))
      expect(lintDocx(bytes)).toEqual([])
      return wordText(bytes).replace(/\s+/g, ' ')
    }
    core.host.savePath = join(papers, 'bevis.docx')
    await core.do('retention.saveCertificate', { id: certificate.id })
    const text = saved('bevis.docx')
    for (const said of ['Slettet Noter Antal 29', 'Slettes 5 år efter sagens afslutning', '1. februar 2036']) expect(text).toContain(said)
    expect(text.replaceAll(' ', '')).toContain(certificate.sha256)
    core.host.savePath = join(papers, 'alle.docx')
    await core.do('retention.saveCertificates', { inspectionId })
    const list = saved('alle.docx')
    expect(list).toMatch(/omfatter 2 sletninger[^]*1\. (Noter|Oplysninger)[^]*2\. (Noter|Oplysninger)/)
    expect(text + list).not.toMatch(words)
    expect(await core.do('audit.verify', {})).toMatchObject({ result: 'whole' })
    expect((await core.do('audit.list', { kinds: ['erased'], from: null, to: null, inspectionId, before: null, limit: 9 })).total).toBe(2)
    await core.close()
    expect(await everythingIn(core.folder)).not.toMatch(words)
  })

  it('forgets on closing who spoke in confidence, after a yes', async () => {
    const { core, inspectionId } = await closedCase()
    const identity = { name: secret, role: 'Natvagt', remark: '' }
    const who = { inspectionId, side: 'authority', unitId: null, speakerKey: null, position: 0, alias: 'Medarbejder A', identity } as const
    const { id } = await core.do('participant.createConfidential', who)
    await core.do('inspection.update', { id: inspectionId, patch: { closedOn: '2030-01-31' } })
    expect((await core.do('identity.look', { participantId: id, reason: 'Kontrol' })).name).toBe(secret)
    await core.do('retention.erase', { inspectionId, kind: 'identity' })
    expect((await core.fail('identity.look', { participantId: id, reason: 'Kontrol' })).code).toBe('identityElsewhere')
    await core.close()
    expect(await everythingIn(core.folder)).not.toMatch(words)
  })

  it('deletes a recording by itself at the start after its day, but not one that is in the records system', async () => {
    const { core, environment, inspectionId, visit, goTo } = await closedCase('2018-02-07T12:00:00.000Z')
    const { text: _, ...stamps } = noteOf(inspectionId, '')
    const note = { ...stamps, visitId: visit.id, kind: 'interview' as const, text: 'Lydoptagelse', notedById: null }
    const ids: string[] = []
    for (const word of ['første', 'anden']) {
      const input = {
        note,
        fileName: 'Optagelse.weba',
        consent: 'given' as const,
        consentReason: secret,
        deleteOn: '2018-03-09',
        bytes: Buffer.from(`${word} lyd`),
      }
      const { id } = await core.do('recording.start', input)
      await core.do('recording.end', { id })
      ids.push(id)
    }
    const [first = '', second = ''] = ids
    await core.do('recordKeeping.handOver', { subjects: [{ noun: 'attachment', id: second }], handedOn: '2018-02-10', journalNumber: '' })
    await core.close()
    expect(readdirSync(join(core.folder, 'attachments'))).toHaveLength(2)
    goTo('2018-03-09T12:00:00.000Z')
    const onTheDay = new TestCore(core.folder, environment)
    await onTheDay.do('profile.unlock', { passphrase })
    expect(await onTheDay.do('attachment.list', { inspectionId })).toHaveLength(2)
    await onTheDay.close()
    goTo('2018-03-10T12:00:00.000Z')
    const after = new TestCore(core.folder, environment)
    await after.do('profile.unlock', { passphrase })
    expect((await after.do('attachment.list', { inspectionId })).map(({ id }) => id)).toEqual([second])
    expect((await after.fail('attachment.bytes', { id: first, of: 'original' })).code).toBe('notFound')
    expect(readdirSync(join(core.folder, 'attachments'))).toHaveLength(1)
    expect(await after.do('retention.certificates', { inspectionId })).toMatchObject([{ kind: 'recording', count: 1, amount: 30, unit: 'days' }])
    await after.close()
  })
})
