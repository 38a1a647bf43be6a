import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { expect, test } from '@playwright/test'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { linuxFolder } from '../../scripts/package.ts'
import { environment, freshProfile, removeProfile } from '../support/app.ts'

// The folder build as »npm run package« leaves it on Linux.
const delivered = join(linuxFolder, 'selvsyn')

test('the delivered program cannot be turned into a bare Node, nor its main process debugged', async () => {
  const fuses = await getCurrentFuseWire(delivered)
  expect(fuses[FuseV1Options.RunAsNode]).toBe(FuseState.DISABLE)
  expect(fuses[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(FuseState.DISABLE)
  expect(fuses[FuseV1Options.EnableNodeCliInspectArguments]).toBe(FuseState.DISABLE)
  expect(fuses[FuseV1Options.OnlyLoadAppFromAsar]).toBe(FuseState.ENABLE)
  expect(fuses[FuseV1Options.EnableCookieEncryption]).toBe(FuseState.ENABLE)
  // The older Electron of development lacks the first; only Windows and macOS have a place for the hash of the archive.
  expect([FuseState.DISABLE, undefined, FuseState.REMOVED, FuseState.INHERIT]).toContain(fuses[FuseV1Options.GrantFileProtocolExtraPrivileges])
  if (process.platform !== 'linux') expect(fuses[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]).toBe(FuseState.ENABLE)
})

test('the delivered program runs nothing that is laid before it, beside it or into its environment', async () => {
  const profile = freshProfile()
  const marker = join(profile, 'fremmed')
  const foreign = join(profile, 'fremmed.cjs')
  writeFileSync(foreign, `require('node:fs').writeFileSync(${JSON.stringify(marker)}, '')`)
  // An unpacked program would be preferred to the archive.
  const beside = join(dirname(delivered), 'resources', 'app')
  mkdirSync(beside)
  writeFileSync(join(beside, 'package.json'), '{ "main": "fremmed.cjs" }')
  copyFileSync(foreign, join(beside, 'fremmed.cjs'))
  try {
    const variables = { SELVSYN_PROFILE: profile, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: `--require ${foreign}` }
    const program = spawn(delivered, ['--no-sandbox', '--inspect=0', '--inspect-brk=0', '-r', foreign, '--remote-debugging-port=0'], {
      env: { ...environment(), ...variables },
    })
    const ended = once(program, 'exit')
    let words = ''
    program.stderr.on('data', (chunk: Buffer) => (words += chunk.toString()))
    const page = await attach(program)
    expect(await page.evaluate(`selvsyn.call('profile.status', {})`)).toMatchObject({ ok: true, value: { state: 'new' } })
    expect(existsSync(marker)).toBe(false)
    expect(words).not.toContain('Debugger listening')
    page.close()
    program.kill()
    await ended
  } finally {
    rmSync(beside, { recursive: true })
    removeProfile(profile)
  }
})

test('the packaged program starts, makes a profile and shows its first screen; nobody can look into it after that', async () => {
  const profile = freshProfile()
  const program = spawn(delivered, ['--no-sandbox', '--remote-debugging-port=0'], { env: { ...environment(), SELVSYN_PROFILE: profile } })
  const ended = once(program, 'exit')
  const page = await attach(program)
  const creation = `selvsyn.call('profile.create', { passphrase: 'syv grønne heste løber hjem', useKeychain: false })`
  expect(await page.evaluate(creation)).toMatchObject({ ok: true, value: { state: 'open', folder: profile } })
  const started = await page.evaluate(`selvsyn.call('inspection.start', {
    inspection: { kind: 'announcedVisit', caseNumber: '2018-0123456', title: 'Håndtering af returpost' },
    authorities: [{ name: 'Socialforvaltningen', units: ['Borgercentret'] }],
  })`)
  expect(started).toMatchObject({ ok: true })
  const { id } = (started as { value: { id: string } }).value
  // Documents are made by the core's second thread, from a file of its own in the package.
  const preview = await page.evaluate(`selvsyn.call('report.preview', { inspectionId: '${id}', kind: 'preliminaryReport' })`)
  expect(preview).toMatchObject({ ok: true, value: { html: expect.stringContaining('Håndtering af returpost') } })
  await expect.poll(() => page.evaluate(`document.querySelector('main')?.innerText ?? ''`)).toMatch(/\p{L}/u)
  page.close()
  program.kill()
  await ended
  // Now that there are data to be seen, it does not run for anybody who would look into it.
  for (const way of ['--remote-debugging-port=0', '--remote-debugging-pipe']) {
    const again = spawn(delivered, ['--no-sandbox', way], { env: { ...environment(), SELVSYN_PROFILE: profile } })
    expect(await once(again, 'exit')).toEqual([1, null])
  }
  removeProfile(profile)
})

type AttachedPage = { evaluate(expression: string): Promise<unknown>; close(): void }

/**
 * Talks to the page through Chromium's debugging port: Playwright steers Electron through Node's inspector only, which the delivered program
 * refuses. Attaches once the page is there, because attaching earlier can hold it up for good.
 */
async function attach(program: ChildProcess): Promise<AttachedPage> {
  let words = ''
  program.stderr?.on('data', (chunk: Buffer) => {
    words += chunk.toString()
  })
  const port = () => /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)\//.exec(words)?.[1]
  await expect.poll(port, { timeout: 30_000 }).toBeDefined()
  const targets = async () => (await (await fetch(`http://127.0.0.1:${port() ?? ''}/json/list`)).json()) as { title: string; webSocketDebuggerUrl: string }[]
  await expect.poll(async () => (await targets()).map(({ title }) => title), { timeout: 30_000 }).toEqual(['Selvsyn'])
  const socket = new WebSocket((await targets())[0]!.webSocketDebuggerUrl)
  await once(socket as never, 'open')
  let lastId = 0
  return {
    evaluate: (expression) =>
      new Promise((resolve, reject) => {
        const id = ++lastId
        const hear = ({ data }: MessageEvent<string>) => {
          const message = JSON.parse(data) as { id?: number; result?: { result: { value?: unknown }; exceptionDetails?: { text: string } } }
          if (message.id !== id) return
          socket.removeEventListener('message', hear)
          const { result, exceptionDetails } = message.result ?? {}
          if (exceptionDetails) reject(new Error(exceptionDetails.text))
          else resolve(result?.value)
        }
        socket.addEventListener('message', hear)
        socket.send(JSON.stringify({ id, method: 'Runtime.evaluate', params: { expression, awaitPromise: true, returnByValue: true } }))
      }),
    close: () => {
      socket.close()
    },
  }
}
