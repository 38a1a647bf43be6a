import react from '@vitejs/plugin-react'
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build, type InlineConfig } from 'vite'

const root = join(import.meta.dirname, '..')

/** Where the built program goes: `dist`, or the folder that `SELVSYN_DIST` names (it must lie in the checkout, where the native module is found). */
export function builtFolder(): string {
  return resolve(root, process.env['SELVSYN_DIST'] ?? 'dist')
}

/** Builds the whole program into a folder that Electron can run: main, preload, core and its worker thread, page, default data. */
export async function buildProgram(outFolder = builtFolder()): Promise<void> {
  rmSync(outFolder, { recursive: true, force: true })
  await Promise.all([
    build(nodeBundle(outFolder, 'electron/main.ts', 'main.cjs', 'node18')),
    build(nodeBundle(outFolder, 'electron/preload.ts', 'preload.cjs', 'chrome114')),
    build(nodeBundle(outFolder, 'electron/core-host.ts', 'core.cjs', 'node22')),
    build(nodeBundle(outFolder, 'src/operations/worker.ts', 'worker.cjs', 'node22')),
    build(page(outFolder)),
  ])
  const { name, productName, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, string>
  writeFileSync(join(outFolder, 'package.json'), JSON.stringify({ name, productName, version, main: 'main.cjs' }))
  if (existsSync(join(root, 'resources'))) cpSync(join(root, 'resources'), join(outFolder, 'resources'), { recursive: true })
}

/** One CommonJS file with everything in it but Electron, Node and the native module. */
function nodeBundle(outFolder: string, entry: string, fileName: string, target: string): InlineConfig {
  return {
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['electron', 'better-sqlite3'] },
    build: {
      ssr: join(root, entry),
      outDir: outFolder,
      emptyOutDir: false,
      target,
      minify: false,
      sourcemap: false,
      rolldownOptions: { output: { format: 'cjs', codeSplitting: false, entryFileNames: fileName } },
    },
  }
}

function page(outFolder: string): InlineConfig {
  return {
    configFile: false,
    root: join(root, 'renderer'),
    base: './',
    logLevel: 'warn',
    plugins: [react()],
    build: {
      outDir: join(outFolder, 'renderer'),
      emptyOutDir: true,
      target: 'chrome114',
      modulePreload: { polyfill: false },
      // Files, not data addresses: the content security policy allows the program's own files only.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { input: [join(root, 'renderer/index.html'), join(root, 'renderer/print.html')] },
    },
  }
}

if (import.meta.main) {
  const start = performance.now()
  await buildProgram()
  console.log(`built into ${builtFolder()} in ${((performance.now() - start) / 1000).toFixed(1)} s`)
}
