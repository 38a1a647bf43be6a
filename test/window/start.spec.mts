import { expect, test } from '@playwright/test'
import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type {} from '../../renderer/data/bridge.ts'
import { builtFolder } from '../../scripts/build.ts'
import { findRuntime, runtimeEnvironment } from '../../scripts/runtime.ts'
import { freshProfile, launchSelvsyn, removeProfile, type Selvsyn } from '../support/app.ts'

test.describe('what the page may do', () => {
  let selvsyn: Selvsyn

  test.beforeAll(async () => {
    selvsyn = await launchSelvsyn()
  })
  test.afterAll(async () => {
    await selvsyn.close()
    removeProfile(selvsyn.profile)
  })

  test('it has the bridge and nothing of the machine', async () => {
    const found = await selvsyn.page.evaluate(() => ({
      bridge: Object.keys(window.selvsyn).toSorted(),
      machine: ['process', 'require', 'module', 'global', 'Buffer'].filter((name) => name in globalThis),
    }))
    expect(found).toEqual({ bridge: ['call', 'copy', 'subscribe'], machine: [] })
  })

  test('the core answers, before and after a reload', async () => {
    const ask = () => selvsyn.page.evaluate(() => window.selvsyn.call('profile.status', {}))
    expect(await ask()).toMatchObject({ ok: true, value: { folder: selvsyn.profile } })
    await selvsyn.page.reload()
    expect(await ask()).toMatchObject({ ok: true, value: { folder: selvsyn.profile } })
  })

  test('the core parses what the page sends, whatever its types say', async () => {
    const answers = await selvsyn.page.evaluate(() => {
      const call = window.selvsyn.call as (name: string, input: unknown) => Promise<unknown>
      return Promise.all([call('settings.update', { language: 'fr' }), call('profile.status', { extra: 1 }), call('constructor', {})])
    })
    expect(answers).toMatchObject([
      { ok: false, error: { code: 'invalidInput', params: { path: 'language' } } },
      { ok: false, error: { code: 'invalidInput' } },
      { ok: false, error: { code: 'unexpected' } },
    ])
  })

  test('no script runs that is not a file of the program', async () => {
    const ran = await selvsyn.page.evaluate(async () => {
      const script = document.createElement('script')
      script.textContent = 'window.inlineRan = true'
      document.body.append(script)
      const image = document.createElement('div')
      image.innerHTML = '<img src="data:image/png;base64,AAAA" onerror="window.inlineRan = true">'
      document.body.append(image)
      const remote = document.createElement('script')
      remote.src = 'https://example.org/script.js'
      document.body.append(remote)
      await new Promise((resolve) => setTimeout(resolve, 300))
      return {
        inline: 'inlineRan' in window,
        fetched: await fetch('app://selvsyn/index.html').then(
          () => true,
          () => false,
        ),
      }
    })
    expect(ran).toEqual({ inline: false, fetched: false })
    // Playwright's own evaluation is exempt from the policy, a timer's text is not.
    expect(
      await selvsyn.page.evaluate(
        () =>
          new Promise((resolve) => {
            document.addEventListener('securitypolicyviolation', (event) => {
              resolve(event.effectiveDirective)
            })
            // eslint-disable-next-line @typescript-eslint/no-implied-eval -- that it is refused is the point
            setTimeout('window.inlineRan = true', 0)
          }),
      ),
    ).toBe('script-src')
  })

  test('it cannot leave, nor open another window or frame', async () => {
    const opened = await selvsyn.page.evaluate(() => {
      const window_ = window.open('https://example.org/')
      location.href = 'https://example.org/'
      return window_ !== null
    })
    expect(opened).toBe(false)
    await selvsyn.page.evaluate(() => {
      location.href = 'app://selvsyn/other.html'
    })
    await selvsyn.page.waitForTimeout(300)
    expect(selvsyn.page.url()).toBe('app://selvsyn/index.html')
    expect(selvsyn.application.windows()).toHaveLength(1)
    const webviewWorks = await selvsyn.page.evaluate(() => 'loadURL' in document.createElement('webview'))
    expect(webviewWorks).toBe(false)
  })

  test('every permission is denied', async () => {
    const states = await selvsyn.page.evaluate(async () => ({
      notifications: await Notification.requestPermission(),
      location: await navigator.permissions.query({ name: 'geolocation' }).then(({ state }) => state),
      microphone: await navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'granted',
        () => 'denied',
      ),
    }))
    expect(states).toEqual({ notifications: 'denied', location: 'denied', microphone: 'denied' })
  })

  test('text can be copied through the program, and the page itself neither writes nor reads the clipboard', async () => {
    await selvsyn.page.evaluate(() => window.selvsyn.copy('en hash'))
    await expect.poll(() => selvsyn.application.evaluate(({ clipboard }) => clipboard.readText())).toBe('en hash')
    const outcome = await selvsyn.page.evaluate(async () => ({
      copied: await navigator.clipboard.writeText('abc').then(
        () => 'copied',
        () => 'denied',
      ),
      read: await navigator.clipboard.readText().then(
        () => 'read',
        () => 'denied',
      ),
    }))
    expect(outcome).toEqual({ copied: 'denied', read: 'denied' })
  })

  test('files outside the page folder are not served', async () => {
    const statuses = await selvsyn.application.evaluate(async ({ net }) => {
      const addresses = [
        'app://selvsyn/index.html',
        'app://selvsyn/..%2fmain.cjs',
        'app://selvsyn/%2e%2e/package.json',
        'app://other/index.html',
        'app://selvsyn/..%5c..%5cpackage.json',
        'app://selvsyn/%00index.html',
        'app://selvsyn/%E0%A4%A.html',
        'app://selvsyn//etc/passwd',
      ]
      return Promise.all(
        addresses.map((address) =>
          net.fetch(address).then(
            ({ status }) => status,
            () => 0,
          ),
        ),
      )
    })
    // Chromium itself refuses an address with a zero byte.
    expect(statuses).toEqual([200, 404, 404, 404, 404, 0, 404, 404])
  })

  test('a stranger that asks main for a connection gets none', async () => {
    const given = await selvsyn.application.evaluate(({ ipcMain }) => {
      let connections = 0
      const mainFrame = { url: 'https://example.org/' }
      ipcMain.emit('selvsyn:connect', { senderFrame: mainFrame, sender: { mainFrame, postMessage: () => connections++ } })
      ipcMain.emit('selvsyn:connect', { senderFrame: { url: 'app://selvsyn/frame.html' }, sender: { mainFrame, postMessage: () => connections++ } })
      return connections
    })
    expect(given).toBe(0)
  })
})

test.describe('the menu', () => {
  let selvsyn: Selvsyn

  test.beforeAll(async () => {
    selvsyn = await launchSelvsyn()
  })
  test.afterAll(async () => {
    await selvsyn.close()
    removeProfile(selvsyn.profile)
  })

  const titles = () => selvsyn.application.evaluate(({ Menu }) => (Menu.getApplicationMenu()?.items ?? []).map(({ label }) => label))
  const labels = () =>
    selvsyn.application.evaluate(({ Menu }) => {
      const texts: string[] = []
      const collect = (items: Electron.MenuItem[]) => {
        for (const item of items) {
          if (item.type !== 'separator') texts.push(item.label)
          collect(item.submenu?.items ?? [])
        }
      }
      collect(Menu.getApplicationMenu()?.items ?? [])
      return texts
    })

  test('speaks Danish, and English when the office says so, while it runs', async () => {
    expect(await titles()).toEqual(['Selvsyn', 'Sager', 'Redigér', 'Vis', 'Søg', 'Hjælp'])
    const danish = await labels()
    expect(danish).toEqual(expect.arrayContaining(['Ny inspektion …', 'Fortryd', 'Konstateringer', 'Udseende', 'Genveje', 'Om Selvsyn']))
    await selvsyn.page.evaluate(() => window.selvsyn.call('settings.update', { language: 'en' }))
    await expect.poll(titles).toEqual(['Selvsyn', 'Cases', 'Edit', 'View', 'Search', 'Help'])
    const english = await labels()
    expect(english).toHaveLength(danish.length)
    expect(english.filter((label) => danish.includes(label))).toEqual(['Selvsyn'])
    await selvsyn.page.evaluate(() => window.selvsyn.call('settings.update', { language: 'da' }))
    await expect.poll(titles).toEqual(['Selvsyn', 'Sager', 'Redigér', 'Vis', 'Søg', 'Hjælp'])
  })

  test('no two items share a key, and none takes AltGr, a speaker or a note tag', async () => {
    const keys = await selvsyn.application.evaluate(({ Menu }) => {
      const found: string[] = []
      const collect = (items: Electron.MenuItem[]) => {
        for (const item of items) {
          if (item.accelerator) found.push(item.accelerator)
          collect(item.submenu?.items ?? [])
        }
      }
      collect(Menu.getApplicationMenu()?.items ?? [])
      return found
    })
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys.filter((key) => /(Ctrl|Control).*Alt|Alt.*(Ctrl|Control)|AltGr|^CmdOrCtrl\+[1-9]$|^Alt\+\d$/.test(key))).toEqual([])
  })

  test('its commands reach the page', async () => {
    await selvsyn.page.evaluate(() => {
      window.selvsyn.subscribe((event) => {
        if (event.type === 'menu') document.title = event.command
      })
    })
    await selvsyn.chooseMenu('chapter.findings')
    await expect(selvsyn.page).toHaveTitle('chapter.findings')
  })

  test('the appearance chosen in it is kept and obeyed', async () => {
    await selvsyn.chooseMenu('appearance.dark')
    await expect.poll(() => selvsyn.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true)
    expect(await selvsyn.page.evaluate(() => window.selvsyn.call('settings.get', {}))).toMatchObject({ ok: true, value: { appearance: 'dark' } })
  })
})

test('a second start shows the first window and ends', async () => {
  const selvsyn = await launchSelvsyn()
  await selvsyn.application.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.hide()
  })
  const runtime = await findRuntime()
  const second = spawn(runtime.executable, ['--no-sandbox', builtFolder()], {
    env: { ...process.env, ...runtimeEnvironment(), SELVSYN_PROFILE: selvsyn.profile },
    stdio: 'ignore',
  })
  expect(await new Promise((resolve) => second.on('exit', resolve))).toBe(0)
  await expect
    .poll(() => selvsyn.application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isVisible())))
    .toEqual([true])
  await selvsyn.close()
  removeProfile(selvsyn.profile)
})

test.describe('the window’s place', () => {
  const bounds = (selvsyn: Selvsyn) => selvsyn.application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds())

  test('is where it was last time', async () => {
    const first = await launchSelvsyn()
    const place = { x: 40, y: 30, width: 900, height: 600 }
    // A window can be moved once it is on the display, and has moved once the display says so.
    const visible = () => first.application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())
    await expect.poll(visible).toBe(true)
    await first.application.evaluate(({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setBounds(wanted), place)
    await expect.poll(() => bounds(first)).toEqual(place)
    await first.close()
    const second = await launchSelvsyn({ profile: first.profile })
    await expect.poll(() => bounds(second)).toEqual(place)
    await second.close()
    removeProfile(first.profile)
  })

  for (const [what, state] of [
    ['off every display', JSON.stringify({ bounds: { x: 90_000, y: -7000, width: 20_000, height: 600 }, maximized: false })],
    ['unreadable', '{"bounds":'],
  ] as const) {
    test(`is moved onto the display when it was ${what}`, async () => {
      const profile = freshProfile()
      mkdirSync(join(profile, 'window'))
      writeFileSync(join(profile, 'window', 'window-state.json'), state)
      const selvsyn = await launchSelvsyn({ profile })
      const area = await selvsyn.application.evaluate(({ screen }) => screen.getPrimaryDisplay().workArea)
      const place = (await bounds(selvsyn))!
      expect(place.x).toBeGreaterThanOrEqual(area.x)
      expect(place.y).toBeGreaterThanOrEqual(area.y)
      expect(place.x + place.width).toBeLessThanOrEqual(area.x + area.width)
      expect(place.y + place.height).toBeLessThanOrEqual(area.y + area.height)
      await selvsyn.close()
      removeProfile(profile)
    })
  }
})

test.describe('the end', () => {
  test('waits until the page has written down what was unsaved', async () => {
    const first = await launchSelvsyn()
    await first.page.evaluate(() => {
      window.selvsyn.subscribe(async (event) => {
        if (event.type !== 'menu' || event.command !== 'flush') return
        await new Promise((resolve) => setTimeout(resolve, 500))
        await window.selvsyn.call('settings.update', { appearance: 'light' })
      })
    })
    await first.close()
    const second = await launchSelvsyn({ profile: first.profile })
    expect(await second.page.evaluate(() => window.selvsyn.call('settings.get', {}))).toMatchObject({ ok: true, value: { appearance: 'light' } })
    await second.close()
    removeProfile(first.profile)
  })

  test('asks when the page does not answer, and does not wait for ever', async () => {
    const selvsyn = await launchSelvsyn()
    await selvsyn.page.evaluate(() => {
      window.selvsyn.subscribe((event) => (event.type === 'menu' ? new Promise(() => {}) : null))
    })
    await selvsyn.questionsAreAnswered('Luk alligevel')
    const start = Date.now()
    await selvsyn.close()
    expect(Date.now() - start).toBeLessThan(6000)
    removeProfile(selvsyn.profile)
  })

  test('of the core alone is told, and another is started; of that one too, and it is asked', async () => {
    test.skip(process.platform !== 'linux', 'finds the core by its parent')
    const selvsyn = await launchSelvsyn()
    const { page, application } = selvsyn
    await page.evaluate(() => window.selvsyn.call('profile.status', {}))
    await application.evaluate(({ dialog }) => {
      dialog.showMessageBox = ((options: Electron.MessageBoxOptions) => {
        console.log(`asked: ${options.message} ${(options.buttons ?? []).join(', ')}`)
        return Promise.resolve({ response: 1, checkboxChecked: false })
      }) as typeof dialog.showMessageBox
    })
    process.kill(selvsyn.corePid(), 'SIGKILL')
    await expect(page.getByRole('alertdialog').filter({ hasText: 'Den del af Selvsyn, der gemmer, gik i stå og startes igen.' })).toBeVisible()
    expect(await page.evaluate(() => window.selvsyn.call('profile.status', {}))).toMatchObject({ ok: true, value: { state: 'new' } })

    const told = application.waitForEvent('console', (message) => message.text().startsWith('asked:'))
    const ended = new Promise((resolve) => application.process().once('exit', resolve))
    process.kill(selvsyn.corePid(), 'SIGKILL')
    expect((await told).text()).toBe('asked: Den del af Selvsyn, der gemmer, er stoppet. Start igen, Afslut')
    await ended
    expect(readFileSync(join(selvsyn.profile, 'log', 'selvsyn.log'), 'utf8')).toContain('the core process ended')
    removeProfile(selvsyn.profile)
  })

  test('of the whole program at once takes the core with it', async () => {
    const selvsyn = await launchSelvsyn()
    await selvsyn.page.evaluate(() => window.selvsyn.call('profile.status', {}))
    const core = selvsyn.corePid()
    await selvsyn.kill9()
    await expect.poll(() => readdirSync('/proc').includes(String(core))).toBe(false)
    removeProfile(selvsyn.profile)
  })
})
