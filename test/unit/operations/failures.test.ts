import { expect, test } from 'vitest'
import { TestCore } from '../../support/core.ts'
import { traceOf } from '../../../src/api/log.ts'

test('an error of the window stands in the log under the number that the window is told, without a word of what was typed', async () => {
  const core = new TestCore()
  const { name, frames } = traceOf(new TypeError('Borgeren sagde\n    at hun ikke fik svar (aldrig:1:1)'))
  const failure = { name, code: 'Hun græd', frames: [...frames, 'at hun ikke fik svar', 'at save (app://selvsyn/assets/index-4f.js:12:345)', 'at <anonymous>'] }
  const { reference } = await core.do('log.failure', failure)
  const [entry] = core.host.entries
  expect(entry).toMatchObject({ level: 'error', reference, cause: { name: 'TypeError' } })
  expect(entry?.cause?.frames.length).toBeGreaterThan(2)
  expect(entry?.cause?.frames.slice(-2)).toEqual(['at save (app://selvsyn/assets/index-4f.js:12:345)', 'at <anonymous>'])
  expect(JSON.stringify(entry)).not.toMatch(/hun ikke|Hun græd|Borgeren/)
})
