import { buildProgram } from '../../scripts/build.ts'
import { findRuntime } from '../../scripts/runtime.ts'

/** Builds the program once for all window tests, into a folder of its own, and makes sure there is an Electron to run it. */
export default async function setUp(): Promise<void> {
  await findRuntime()
  await buildProgram()
}
