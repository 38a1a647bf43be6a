import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildWorker } from '../../scripts/build.ts'

/**
 * Builds the core's second thread as the program has it and names it to the tests' cores, each of which starts one of its own: from one file that takes a third of the
 * time that it does from the sources. The processes of a run share what Node has compiled, too.
 */
export default async function setUp(): Promise<() => void> {
  // In the checkout, where the native module is found.
  const folder = join(import.meta.dirname, `../../out/worker-${process.pid}`)
  process.env['SELVSYN_BUILT_WORKER'] = await buildWorker(folder)
  process.env['NODE_COMPILE_CACHE'] ??= join(tmpdir(), 'selvsyn-compiled')
  return () => {
    rmSync(folder, { recursive: true, force: true })
  }
}
