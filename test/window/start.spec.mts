import { expect, test } from '@playwright/test'
import type {} from '../../renderer/data/bridge.ts'
import { launchSelvsyn, removeProfile, type Selvsyn } from '../support/app.ts'

let selvsyn: Selvsyn

test.beforeAll(async () => {
  selvsyn = await launchSelvsyn()
})

test.afterAll(async () => {
  await selvsyn.close()
  removeProfile(selvsyn.profile)
})

test('the page has the bridge and nothing of the machine', async () => {
  const found = await selvsyn.page.evaluate(() => ({
    bridge: Object.keys((globalThis as never)['selvsyn']).toSorted(),
    machine: ['process', 'require', 'module', 'global', 'Buffer'].filter((name) => name in globalThis),
  }))
  expect(found).toEqual({ bridge: ['call', 'subscribe'], machine: [] })
})

test('the core answers through the bridge', async () => {
  const answer = await selvsyn.page.evaluate(() => window.selvsyn.call('profile.status', {}))
  expect(answer).toMatchObject({ ok: true, value: { folder: selvsyn.profile } })
})
