import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildModules, buildWorker } from '../../scripts/build.ts'
import { childScripts } from './child.ts'

/**
 * Builds the core's second thread as the program has it, and the scripts that run in processes of their own, and names them to the tests, each of which starts many: from
 * one file that takes a third of the time that it does from the sources. The processes of a run share what Node has compiled, too.
 */
export default async function setUp(): Promise<() => void> {
  // In the checkout, where the native module is found.
  const folder = join(import.meta.dirname, `../../out/worker-${process.pid}`)
  const scripts = childScripts.map((script) => join('test', script))
  const [worker] = await Promise.all([buildWorker(folder), buildModules(folder, scripts)])
  process.env['SELVSYN_BUILT_WORKER'] = worker
  process.env['SELVSYN_BUILT_CHILDREN'] = folder
  process.env['NODE_COMPILE_CACHE'] ??= join(tmpdir(), 'selvsyn-compiled')
  return () => {
    rmSync(folder, { recursive: true, force: true })
  }
}
