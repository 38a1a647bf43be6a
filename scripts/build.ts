import react from '@vitejs/plugin-react'
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build, type InlineConfig, type Plugin } from 'vite'
import { noteBundledPackages } from './bundled-packages.ts'

const root = join(import.meta.dirname, '..')

/** Where the built program goes: `dist`, or the folder that `SELVSYN_DIST` names (it must lie in the checkout, where the native module is found). */
export function builtFolder(): string {
  return resolve(root, process.env['SELVSYN_DIST'] ?? 'dist')
}

/**
 * Builds the whole program into a folder that Electron can run: main, preload, core and its worker thread, page, default data.
 * @returns the folders of the packages that went into it, relative to the checkout
 */
export async function buildProgram(outFolder = builtFolder()): Promise<string[]> {
  rmSync(outFolder, { recursive: true, force: true })
  // Stands beside the bundles as it is.
  const packages = new Set(['node_modules/better-sqlite3'])
  const plugin = noteBundledPackages(root, packages)
  await Promise.all([
    build(nodeBundle(outFolder, 'electron/main.ts', 'main.cjs', 'node18', plugin)),
    build(nodeBundle(outFolder, 'electron/preload.ts', 'preload.cjs', 'chrome114', plugin)),
    build(nodeBundle(outFolder, 'electron/core-host.ts', 'core.cjs', 'node22', plugin)),
    build(nodeBundle(outFolder, 'src/operations/worker.ts', 'worker.cjs', 'node22', plugin)),
    build(page(outFolder, plugin)),
  ])
  const { name, productName, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, string>
  writeFileSync(join(outFolder, 'package.json'), JSON.stringify({ name, productName, version, main: 'main.cjs' }))
  if (existsSync(join(root, 'resources'))) cpSync(join(root, 'resources'), join(outFolder, 'resources'), { recursive: true })
  return [...packages].toSorted()
}

/** Builds the core's worker thread alone; answers its file. */
export async function buildWorker(outFolder: string): Promise<string> {
  await build(nodeBundle(outFolder, 'src/operations/worker.ts', 'worker.cjs', 'node22', noteBundledPackages(root, new Set())))
  return join(outFolder, 'worker.cjs')
}

/** Builds scripts of the tests as modules that share what they have in common; each has its own name with `.mjs`. The folder must lie two below the checkout, as theirs do. */
export async function buildModules(outFolder: string, entries: readonly string[]): Promise<void> {
  const bundle = nodeBundle(outFolder, '', '[name].mjs', 'node22', noteBundledPackages(root, new Set()))
  const output = { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' } as const
  await build({ ...bundle, build: { ...bundle.build, ssr: true, rolldownOptions: { input: entries.map((entry) => join(root, entry)), output } } })
}

/** One CommonJS file with everything in it but Electron, Node and the native module. */
function nodeBundle(outFolder: string, entry: string, fileName: string, target: string, plugin: Plugin): InlineConfig {
  return {
    configFile: false,
    root,
    publicDir: false,
    plugins: [plugin],
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

function page(outFolder: string, plugin: Plugin): InlineConfig {
  return {
    configFile: false,
    root: join(root, 'renderer'),
    base: './',
    logLevel: 'warn',
    plugins: [react(), plugin],
    // The thread that draws pictures is a bundle of its own.
    worker: { plugins: () => [plugin] },
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
