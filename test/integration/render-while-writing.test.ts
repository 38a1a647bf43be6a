import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { proseFromText } from '../../src/domain/prose.ts'
import { noteOf, startCase, temporaryFolder, TestCore } from '../support/core.ts'

describe('a long report', () => {
  it('of 500 findings is issued while notes go on being saved', async () => {
    const core = await TestCore.open()
    const { inspectionId, report } = await startCase(core)
    const [step] = await core.do('criticismStep.list', {})
    const note = await core.do('note.create', noteOf(inspectionId, 'Der er ti minutter.'))
    const text = 'Det blev oplyst, at der afsættes ti minutter til at forberede et møde med borgeren. '.repeat(8)
    for (let count = 0; count < 500; count++) {
      const facts = proseFromText(`${text}\n${text}`)
      const finding = await core.do('finding.create', {
        inspectionId,
        title: `Konstatering ${count}`,
        facts,
        assessment: facts,
        criticismStepId: step?.id ?? null,
      })
      await core.do('evidence.create', { inspectionId, findingId: finding.id, source: `note:${note.id}` })
    }
    await core.do('report.update', {
      id: report.id,
      patch: {
        summary: proseFromText('Kort.'),
        conclusion: proseFromText('Slut.'),
        signatories: [{ name: 'Kim Eksempel', title: '' }],
        preliminaryNumber: '2017-0289209-1',
        preliminaryDate: '2018-09-06',
        remarksDueOn: '2018-10-04',
      },
    })
    core.host.savePath = join(temporaryFolder(), 'rapport.docx')
    const issued = core.do('report.issue', { inspectionId, kind: 'preliminaryReport', confirmed: [] })
    const state = { done: false }
    void issued.then(() => (state.done = true))
    let saved = 0
    while (!state.done) {
      await core.do('note.create', noteOf(inspectionId, 'Imens'))
      saved++
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    expect((await issued).document.points.filter(({ noun }) => noun === 'finding')).toHaveLength(500)
    // Were the report made where notes are saved, one note at the most would get in before it. How long a note waits is the bench's to measure.
    expect(saved).toBeGreaterThan(5)
    await core.close()
  }, 60_000)
})
