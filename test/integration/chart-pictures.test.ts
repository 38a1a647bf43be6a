import { inflateSync, deflateSync, crc32 } from 'node:zlib'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startCase, temporaryFolder, TestCore } from '../support/core.ts'
import { descendants, parseXml } from '../support/xml.ts'

let core: TestCore
let inspectionId: string
beforeEach(async () => {
  core = await TestCore.open()
  ;({ inspectionId } = await startCase(core))
})
afterEach(() => core.close())

const rows = [
  { label: 'Lang & langsom behandling', value: 3 },
  { label: 'Tone', value: 1 },
]
const complaints = { id: 's', title: 'Klager <2017>', altText: '', rows, shows: 'count' as const }

it('figures are drawn in the colour of the case’s letterhead, and say in words what they show', async () => {
  const letterhead = await core.do('letterhead.create', { label: 'Andet', accentColour: '#7A1F1F' })
  await core.do('inspection.update', { id: inspectionId, patch: { letterheadId: letterhead.id } })
  const picture = await core.do('chart.draw', { chart: complaints, inspectionId })
  expect(picture?.alt).toContain('Lang & langsom behandling: 3')
  expect(picture?.svg).toContain('fill:#7A1F1F')
  const root = parseXml(picture?.svg ?? '')
  expect(descendants(root, 'title')[0]?.text).toBe('Klager <2017>')
  expect(descendants(root, 'desc')[0]?.text).toBe(picture?.alt)
  expect(picture?.svg).not.toMatch(/<script|href|url\((?!#)/)
})

it('what bars cannot show is not drawn', async () => {
  expect(await core.do('chart.draw', { chart: { ...complaints, rows: [{ label: 'Ingen', value: 0 }] }, inspectionId })).toBeNull()
})

it('counts of years stand as one stack a year', async () => {
  const series = [
    { name: 'Afsluttet', values: [2, 0] },
    { name: 'Besvaret', values: [1, 4] },
  ]
  const picture = await core.do('chart.draw', { chart: { caption: 'Efter år', categoryTitle: 'År', years: [2018, 2019], series }, inspectionId: null })
  expect(picture?.alt).toBe('Efter år. 2018: 2 afsluttet og 1 besvaret. 2019: 0 afsluttet og 4 besvaret.')
  expect(picture?.svg.match(/class="doc-series-1"/g)).toHaveLength(3)
})

/** A PNG of one white point, as the specification has it. */
function onePoint(): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data])
    const end = Buffer.alloc(4)
    end.writeUInt32BE(crc32(body))
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    return Buffer.concat([length, body, end])
  }
  const head = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.from([0, 255]))), chunk('IEND', Buffer.alloc(0))])
}

/** The chunks of a PNG, each held against its checksum. */
function chunksOf(png: Buffer): Map<string, Buffer> {
  const chunks = new Map<string, Buffer>()
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at)
    const body = png.subarray(at + 4, at + 8 + length)
    expect(png.readUInt32BE(at + 8 + length)).toBe(crc32(body))
    const type = body.toString('latin1', 0, 4)
    chunks.set(type === 'iTXt' ? body.toString('latin1', 4, body.indexOf(0)) : type, body.subarray(4))
    at += length + 12
  }
  return chunks
}

it('a picture is saved with its title, its words and its density; the drawing as it is', async () => {
  const picture = await core.do('chart.draw', { chart: complaints, inspectionId })
  if (picture === null) throw new Error('Nothing was drawn')
  const folder = temporaryFolder()
  const asked: unknown[] = []
  core.host.chooseSavePath = (request?: unknown) => {
    asked.push(request)
    return Promise.resolve(join(folder, `billede${asked.length}`))
  }
  await core.do('picture.save', { name: 'Klager', png: onePoint().toString('base64'), picture })
  await core.do('picture.save', { name: 'Klager', png: null, picture })
  expect(asked).toEqual([
    { suggestedName: 'Klager.png', kind: 'picture' },
    { suggestedName: 'Klager.svg', kind: 'drawing' },
  ])
  const chunks = chunksOf(readFileSync(join(folder, 'billede1')))
  expect([...chunks.keys()]).toEqual(['IHDR', 'pHYs', 'Title', 'Description', 'IDAT', 'IEND'])
  expect(chunks.get('Description')?.toString()).toContain('Lang & langsom behandling: 3')
  expect(chunks.get('pHYs')?.readUInt32BE(0)).toBe(7559)
  expect([...inflateSync(chunks.get('IDAT')!)]).toEqual([0, 255])
  expect(readFileSync(join(folder, 'billede2'), 'utf8')).toBe(picture.svg)
})

it('what is no PNG is not saved as one', async () => {
  const picture = { caption: '', alt: '', svg: '' }
  core.host.savePath = join(temporaryFolder(), 'x.png')
  expect((await core.fail('picture.save', { name: 'x', png: Buffer.from('<html>').toString('base64'), picture })).code).toBe('invalidInput')
})
