import { strFromU8, unzipSync } from 'fflate'
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../support/core.ts'

const root = join(import.meta.dirname, '../..')

/** Runs the demo as a person does, in a process of its own. */
function demo(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts/demo.ts'), ...args], { cwd: root, encoding: 'utf8' })
  return { status, stdout, stderr }
}

describe('the main job without a window', () => {
  it('issues both reports of the example and says what it wrote', () => {
    const out = temporaryFolder()
    const { status, stdout, stderr } = demo('--out', out)
    expect(stderr).toBe('')
    expect(status).toBe(0)
    const written = readdirSync(out)
    expect(written.filter((name) => name.endsWith('.docx'))).toHaveLength(2)
    for (const name of written) {
      expect(stdout).toContain(join(out, name))
      expect(stdout).toContain(
        createHash('sha256')
          .update(readFileSync(join(out, name)))
          .digest('hex'),
      )
    }
    expect(stdout).toMatch(/Sagsnr\. 2017-0289209/)
    expect(stdout).toMatch(/\d+ sider \((sat af LibreOffice|programmets eget skøn)\)/)
    expect(Number(/(\d+) anbefalinger/.exec(stdout)?.[1])).toBeGreaterThanOrEqual(6)
    const bodyOf = (status: string): string =>
      strFromU8(
        unzipSync(
          readFileSync(
            join(
              out,
              written.find((name) => name.includes(status))!,
            ),
          ),
        )['word/document.xml']!,
      )
    expect(bodyOf('Foreløbig')).toContain('I begyndelsen af 2018 tog')
    expect(bodyOf('Endelig')).toContain('I efteråret 2017 tog')
  }, 120_000)

  it('does the same for any case file', () => {
    const out = temporaryFolder()
    const { status, stdout } = demo('--case', join(root, 'test/fixtures/small-case.json'), '--out', out)
    expect(status).toBe(0)
    expect(stdout).toMatch(/Dokumentnr\. 2020-0104512-7 .*\n.*2 anbefalinger/)
  }, 120_000)

  it('issues the documents that are asked for, begun from the case where it holds no draft', () => {
    const out = temporaryFolder()
    const { status, stdout, stderr } = demo('--case', join(root, 'test/fixtures/small-case.json'), '--out', out, '--documents', 'announcement,closing-letter')
    expect(stderr).toBe('')
    expect(status).toBe(0)
    expect(readdirSync(out).toSorted()).toEqual([
      expect.stringMatching(/(Afsluttende brev|Varsling)\.docx$/),
      expect.stringMatching(/(Afsluttende brev|Varsling)\.docx$/),
    ])
    expect(stdout).toContain('Varsling af inspektion af telefonisk betjening af borgere')
  }, 120_000)

  it('names the documents there are when it is asked for another', () => {
    const out = temporaryFolder()
    const { status, stderr } = demo('--out', out, '--documents', 'brev')
    expect(status).toBe(1)
    expect(stderr).toContain('closing-letter')
    expect(readdirSync(out)).toEqual([])
  })

  it('says in Danish, by path, what is wrong with a bad file, and writes nothing', () => {
    const out = temporaryFolder()
    const bad = join(temporaryFolder(), 'bad.json')
    writeFileSync(bad, '{"format":"selvsyn-case","schemaVersion":1,"inspection":{"kind":"announcedVisit","caseNumber":"17","title":"T"},"memos":[]}')
    const { status, stderr } = demo('--case', bad, '--out', out)
    expect(status).toBe(1)
    expect(stderr).toContain('inspection.caseNumber: Sagsnummeret skrives som årstal, bindestreg og seks eller syv cifre')
    expect(stderr).toContain('memos: Feltet kendes ikke.')
    expect(readdirSync(out)).toEqual([])
  })

  it.each([['--ukendt'], ['--out'], ['--out', join(root, 'package.json')], ['--out', join(root, 'package.json', 'under')]])(
    'says in one Danish sentence what cannot be used of »%s %s«',
    (...args) => {
      const { status, stdout, stderr } = demo(...args)
      expect(status).toBe(1)
      expect(stdout).toBe('')
      expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(/^(Kommandoen kan ikke læses|Der kan ikke skrives i mappen)/)])
    },
  )

  it('names the file that is not there', () => {
    const { status, stderr } = demo('--case', '/findes/ikke.json', '--out', temporaryFolder())
    expect(status).toBe(1)
    expect(stderr).toContain('/findes/ikke.json')
  })
})
