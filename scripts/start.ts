import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { buildProgram, builtFolder } from './build.ts'
import { findRuntime, runtimeEnvironment } from './runtime.ts'
import { ensureLibraries, forTheWindow } from './system-libraries.ts'

/** `npm start`: builds the program and opens its window; without a display it does the main job on the example instead. */
async function start(): Promise<number> {
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
    console.log('Her er ingen skærm at åbne et vindue på. Selvsyn udfører i stedet hovedopgaven på eksempelsagen, uden vindue.')
    console.log('There is no display to open a window on. Selvsyn does the main job on the example case instead, without a window.\n')
    return spawnSync(process.execPath, [join(import.meta.dirname, 'demo.ts')], { stdio: 'inherit' }).status ?? 1
  }
  if (!ensureLibraries(forTheWindow)) return 1
  const [runtime] = await Promise.all([findRuntime(), buildProgram()])
  // Chromium refuses to run as root with its own sandbox; the page stays sandboxed by its preferences.
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const child = spawn(runtime.executable, [...asRoot, builtFolder(), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, ...runtimeEnvironment() },
  })
  return new Promise((resolve) => {
    child.on('exit', (code) => {
      resolve(code ?? 1)
    })
  })
}

process.exitCode = await start()
