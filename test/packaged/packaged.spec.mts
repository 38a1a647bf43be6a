import { FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses'
import { expect, test } from '@playwright/test'
import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { linuxFolder } from '../../scripts/package.ts'
import type {} from '../../renderer/data/bridge.ts'
import { launchSelvsyn, removeProfile } from '../support/app.ts'

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
  // Playwright steers through the inspector, which the delivered executable refuses; a copy beside it differs in that fuse alone.
  const steerable = join(linuxFolder, 'selvsyn-steerable')
  copyFileSync(delivered, steerable)
  await flipFuses(steerable, { version: FuseVersion.V1, [FuseV1Options.EnableNodeCliInspectArguments]: true })
  const selvsyn = await launchSelvsyn({ executable: steerable })
  try {
    expect(await selvsyn.application.evaluate(({ app }) => app.isPackaged)).toBe(true)
    const made = await selvsyn.page.evaluate(() => window.selvsyn.call('profile.create', { passphrase: 'syv grønne heste løber hjem', useKeychain: false }))
    expect(made).toMatchObject({ ok: true, value: { state: 'open' } })
    const overview = await selvsyn.page.evaluate(() => window.selvsyn.call('inspection.overview', {}))
    expect(overview).toEqual({ ok: true, value: [] })
    await expect(selvsyn.page.locator('#root')).toContainText(/\p{L}/u)
  } finally {
    await selvsyn.close()
    rmSync(steerable, { force: true })
    removeProfile(selvsyn.profile)
  }
})
