import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { chromium, expect, test, type Browser, type Page } from '@playwright/test'
import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import type {} from '../../renderer/data/bridge.ts'
import { linuxFolder } from '../../scripts/package.ts'
import { environment, freshProfile, removeProfile } from '../support/app.ts'

// The folder build as »npm run package« leaves it on Linux.
const delivered = join(linuxFolder, 'selvsyn')

test('the delivered program cannot be turned into a bare Node or a debugging target', async () => {
  const fuses = await getCurrentFuseWire(delivered)
  expect(fuses[FuseV1Options.RunAsNode]).toBe(FuseState.DISABLE)
  expect(fuses[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(FuseState.DISABLE)
  expect(fuses[FuseV1Options.EnableNodeCliInspectArguments]).toBe(FuseState.DISABLE)
  expect(fuses[FuseV1Options.OnlyLoadAppFromAsar]).toBe(FuseState.ENABLE)
  expect(fuses[FuseV1Options.EnableCookieEncryption]).toBe(FuseState.ENABLE)
})

test('the packaged program starts, makes a profile and shows its first screen', async () => {
  const profile = freshProfile()
  const program = spawn(delivered, ['--no-sandbox', '--remote-debugging-port=0'], { env: { ...environment(), SELVSYN_PROFILE: profile } })
  const ended = new Promise((resolve) => program.once('exit', resolve))
  const { browser, page } = await pageOf(program)
  await expect(page.locator('#root')).toContainText(/\p{L}/u)
  const made = await page.evaluate(() => window.selvsyn.call('profile.create', { passphrase: 'syv grønne heste løber hjem', useKeychain: false }))
  expect(made).toMatchObject({ ok: true, value: { state: 'open', folder: profile } })
  expect(await page.evaluate(() => window.selvsyn.call('inspection.overview', {}))).toEqual({ ok: true, value: [] })
  await expect(page.getByRole('main')).toBeVisible()
  await browser.close()
  program.kill()
  await ended
  removeProfile(profile)
})

/** Waits until the program shows its page, and only then attaches to it: attaching earlier can hold the page up for good. */
async function pageOf(program: ChildProcess): Promise<{ browser: Browser; page: Page }> {
  let words = ''
  program.stderr?.on('data', (chunk: Buffer) => {
    words += chunk.toString()
  })
  const port = () => /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)\//.exec(words)?.[1]
  await expect.poll(port, { timeout: 30_000 }).toBeDefined()
  const address = `http://127.0.0.1:${port() ?? ''}`
  const targets = async () => (await (await fetch(`${address}/json/list`)).json()) as { url: string; title: string }[]
  await expect.poll(async () => (await targets()).map(({ title }) => title), { timeout: 30_000 }).toEqual(['Selvsyn'])
  const browser = await chromium.connectOverCDP(address)
  const page = browser.contexts()[0]?.pages()[0]
  if (!page) throw new Error('The program has no page')
  return { browser, page }
}
