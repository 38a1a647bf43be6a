import { expect, test } from '@playwright/test'
import { writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { launchSelvsyn, removeProfile, type Selvsyn } from '../support/app.ts'

// What gets past one of these has got into the page already; each tries from there, or from a window that is not the program's.
test.describe.configure({ mode: 'serial' })

let selvsyn: Selvsyn
let server: Server
/** A server on this computer that would answer: nothing ever asks it. */
let outside: string
const asked: string[] = []
const home = 'app://selvsyn/index.html'

test.beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.setHeader('Access-Control-Allow-Origin', '*').end('window.broken = true')
  })
  server.on('connection', () => asked.push('connection'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  outside = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  selvsyn = await launchSelvsyn()
  await selvsyn.page.waitForSelector('main')
})

test.afterAll(async () => {
  await selvsyn.close()
  server.close()
  removeProfile(selvsyn.profile)
})

/** Nothing ran that should not, nobody outside was asked, and the window is where it was. */
async function expectUnharmed(): Promise<void> {
  expect(await selvsyn.page.evaluate(() => (globalThis as unknown as { broken?: unknown }).broken)).toBeUndefined()
  expect(selvsyn.page.url()).toBe(home)
  expect(asked).toEqual([])
  expect(await selvsyn.application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
}

test('no script runs but the program’s own files, and nothing is fetched from anywhere', async () => {
  const blocked = await selvsyn.page.evaluate(async (address) => {
    const seen = new Set<string>()
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => seen.add(effectiveDirective))
    // What the test itself runs may use eval; what it leaves for later may not.
    await new Promise((resolve) => setTimeout(resolve))
    const refused = (attempt: () => unknown): boolean => {
      try {
        attempt()
        return false
      } catch {
        return true
      }
    }
    const page = globalThis as unknown as Record<string, (code: string) => unknown>
    const evaluated = ['eval', 'Function'].map((name) => refused(() => page[name]?.('window.broken = 1')))
    page['setTimeout']?.('window.broken = 1')
    const put = (name: string, properties: object): void => {
      document.body.append(Object.assign(document.createElement(name), properties))
    }
    put('script', { textContent: 'window.broken = 1' })
    const script = URL.createObjectURL(new Blob(['window.broken = 1'], { type: 'text/javascript' }))
    for (const src of [`${address}/a.js`, 'data:text/javascript,window.broken = 1', script]) put('script', { src })
    put('div', { innerHTML: '<img src="x:" onerror="window.broken = 1"><a id="run" href="javascript:window.broken = 1">x</a><svg onload="window.broken = 1">' })
    document.getElementById('run')?.click()
    for (const name of ['img', 'iframe', 'embed', 'audio', 'video']) put(name, { src: `${address}/${name}` })
    put('object', { data: `${address}/object` })
    put('iframe', { srcdoc: '<script>parent.broken = 1</script>' })
    for (const rel of ['stylesheet', 'prefetch', 'preload', 'preconnect', 'dns-prefetch', 'manifest', 'icon'])
      put('link', { rel, as: 'script', href: `${address}/${rel}` })
    put('div', { style: `background: url(${address}/background); position: fixed; inset: 0` })
    put('style', { textContent: `@import url(${address}/import.css); @font-face { font-family: f; src: url(${address}/font) } * { font-family: f }` })
    navigator.sendBeacon(`${address}/beacon`)
    refused(() => new EventSource(`${address}/events`))
    refused(() => new WebSocket(address.replace('http', 'ws')))
    refused(() => new Worker(script))
    const answers = await Promise.allSettled([
      fetch(`${address}/fetch`),
      fetch('file:///etc/hostname'),
      fetch('app://selvsyn/index.html'),
      import(/* @vite-ignore */ `${address}/module.js`),
    ])
    await new Promise((resolve) => setTimeout(resolve, 500))
    return { evaluated, answers: answers.map(({ status }) => status), seen: [...seen] }
  }, outside)
  expect(blocked.evaluated).toEqual([true, true])
  expect(blocked.answers).toEqual(['rejected', 'rejected', 'rejected', 'rejected'])
  for (const directive of ['script-src-elem', 'script-src-attr', 'img-src', 'frame-src', 'connect-src', 'style-src-elem', 'object-src', 'media-src'])
    expect(blocked.seen).toContain(directive)
  await expectUnharmed()
  await selvsyn.page.reload()
  await selvsyn.page.waitForSelector('main')
})

test('the page has nothing of Node, and of the program three functions', async () => {
  const reach = await selvsyn.page.evaluate(() => ({
    there: ['process', 'require', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer', '__dirname'].filter((name) => name in globalThis),
    bridge: Object.keys((globalThis as unknown as { selvsyn: object }).selvsyn).toSorted(),
    // The bridge's own functions lead no further than the page.
    made: (globalThis as unknown as { selvsyn: { call: { constructor: unknown } } }).selvsyn.call.constructor === Function,
  }))
  expect(reach).toEqual({ there: [], bridge: ['call', 'copy', 'subscribe'], made: true })
})

test('place, notices, screen and devices are denied; camera and microphone are for this page alone', async () => {
  const states = await selvsyn.page.evaluate(async () => {
    const state = async (name: string): Promise<string> => (await navigator.permissions.query({ name: name as never })).state
    const names = ['geolocation', 'notifications', 'midi', 'persistent-storage', 'clipboard-read', 'background-sync']
    const place = await new Promise<number>((resolve) =>
      navigator.geolocation.getCurrentPosition(
        () => resolve(0),
        ({ code }) => resolve(code),
      ),
    )
    const screen = await navigator.mediaDevices.getDisplayMedia().then(
      () => 'shown',
      () => 'denied',
    )
    return {
      granted: (await Promise.all(names.map(async (name) => [name, await state(name)]))).filter(([, one]) => one === 'granted'),
      place,
      screen,
      notice: await Notification.requestPermission(),
      camera: await state('camera'),
    }
  })
  expect(states).toEqual({ granted: [], place: 1, screen: 'denied', notice: 'denied', camera: 'granted' })
  const stranger = await inStrangersWindow(
    `navigator.permissions ? navigator.permissions.query({ name: 'camera' }).then(({ state }) => state, () => 'none') : 'none'`,
  )
  expect(stranger).not.toBe('granted')
})

test('the window goes nowhere: not by its own script, a link, a form, a file that is dropped on it, or a second window', async () => {
  const { page, profile } = selvsyn
  const file = join(profile, 'fremmed.html')
  writeFileSync(file, '<script>window.broken = true</script>')
  const places = [outside, `file://${file}`, 'data:text/html,x', 'app://selvsyn/print.html', 'app://fremmed/index.html', 'javascript:window.broken=1']
  for (const place of places) {
    await page.evaluate((to) => {
      setTimeout(() => {
        location.href = to
      })
      const link = Object.assign(document.createElement('a'), { href: to, target: '_blank', ping: to })
      document.body.append(link)
      link.click()
      Object.assign(link, { target: '_self' }).click()
      const form = Object.assign(document.createElement('form'), { action: to, method: 'post' })
      document.body.append(form, Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: `0;url=${to}` }))
      form.submit()
      if (window.open(to) !== null) throw new Error(`A window opened at ${to}`)
    }, place)
    await page.waitForTimeout(150)
    await expectUnharmed()
  }
  await page.evaluate((to) => {
    document.body.append(
      Object.assign(document.createElement('a'), { id: 'middle', href: to, textContent: 'x', style: 'position: fixed; inset: 0; z-index: 99999' }),
    )
  }, outside)
  await page.mouse.click(300, 300, { button: 'middle' })
  await page.evaluate(() => document.getElementById('middle')?.remove())
  await expectUnharmed()
  // Nobody is asked before a page leaves for this address: it is brought back.
  await page.evaluate(() => {
    document.documentElement.id = 'before'
    setTimeout(() => (location.href = 'about:blank'))
  })
  const isBack = () => document.documentElement.id === '' && location.pathname === '/index.html' && document.querySelector('main') !== null
  await expect.poll(() => page.evaluate(isBack).catch(() => false)).toBe(true)
  await expectUnharmed()
  const session = await page.context().newCDPSession(page)
  for (const data of [
    { items: [], files: [file], dragOperationsMask: 1 },
    { items: [{ mimeType: 'text/uri-list', data: outside }], files: [], dragOperationsMask: 1 },
  ])
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await session.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data })
  await page.waitForTimeout(300)
  await expectUnharmed()
})

test('the program’s own address serves its own files and nothing beside them', async () => {
  const answers = await selvsyn.application.evaluate(async ({ net }) => {
    const ways = [
      ...[
        '../main.cjs',
        '../../package.json',
        '..%2fresources%2ficons%2ficon.png',
        '%2e%2e%2fresources%2ficons%2ficon.png',
        '..%5cresources%5cicons%5cicon.png',
      ],
      ...[
        'assets/..%2f..%2fresources%2ficons%2ficon.png',
        '%2fetc%2fpasswd',
        '/etc/passwd',
        'etc/passwd',
        '%00.html',
        'index.html%00.png',
        '%',
        '%c0%ae%c0%ae/x.png',
        'index.htm',
        '',
      ],
    ].map((path) => `app://selvsyn/${path}`)
    const others = ['app://fremmed/index.html', 'app://selvsyn.fremmed/index.html', 'app://localhost/index.html', 'app:///index.html']
    const statusOf = async (url: string, init?: RequestInit): Promise<number | string> =>
      net.fetch(url, init).then(
        ({ status }) => status,
        () => 'failed',
      )
    const own = await net.fetch('app://selvsyn/index.html')
    return {
      beside: await Promise.all([...ways, ...others].map(async (url) => [url, await statusOf(url)])),
      posted: await statusOf('app://selvsyn/index.html', { method: 'POST', body: 'x' }),
      own: [
        own.status,
        own.headers.get('X-Content-Type-Options'),
        own.headers.get('Content-Security-Policy')?.startsWith("default-src 'none'; script-src 'self';"),
      ],
    }
  })
  for (const [url, status] of answers.beside) expect([404, 'failed'], String(url)).toContain(status)
  expect(answers.posted).toBe(404)
  expect(answers.own).toEqual([200, 'nosniff', true])
})

test('no request leaves the program, not even one that main itself makes for a page, and nothing is downloaded', async () => {
  const file = join(selvsyn.profile, 'fremmed.txt')
  writeFileSync(file, 'hemmelig')
  const results = await selvsyn.application.evaluate(
    async ({ net, session, BrowserWindow }, { address, file }) => {
      const [window] = BrowserWindow.getAllWindows()
      const prevented: boolean[] = []
      session.defaultSession.on('will-download', (event) => prevented.push(event.defaultPrevented))
      window?.webContents.downloadURL(`${address}/download`)
      const of = async (promise: Promise<unknown>): Promise<string> =>
        promise.then(
          () => 'went through',
          () => 'blocked',
        )
      const second = new BrowserWindow({ show: false })
      const loaded = await of(second.loadURL(`${address}/page`))
      await second.loadURL(`file://${file}`).catch(() => null)
      const shown: unknown = await second.webContents.executeJavaScript('document.documentElement.innerText')
      second.destroy()
      await window?.webContents.executeJavaScript(
        `Object.assign(document.createElement('a'), { href: URL.createObjectURL(new Blob(['x'])), download: 'x.exe' }).click()`,
      )
      await new Promise((resolve) => setTimeout(resolve, 500))
      return { fetched: await of(net.fetch(`${address}/net`)), loaded, shown, prevented }
    },
    { address: outside, file },
  )
  expect(results.fetched).toBe('blocked')
  expect(results.loaded).toBe('blocked')
  expect(results.shown).not.toContain('hemmelig')
  expect(results.prevented.length).toBeGreaterThan(0)
  expect(results.prevented.every(Boolean)).toBe(true)
  await expectUnharmed()
})

test('a window of somebody else gets no connection, puts nothing on the clipboard, attaches no page, and does not answer for the program’s own', async () => {
  const channels = await selvsyn.application.evaluate(({ ipcMain, clipboard }) => {
    void clipboard.writeText('før')
    return ipcMain.eventNames().map(String)
  })
  // Who adds a channel adds it to the attempts below.
  expect(channels.filter((name) => name.startsWith('selvsyn:')).toSorted()).toEqual(['selvsyn:connect', 'selvsyn:copy'])
  const connected = await inStrangersWindow(`new Promise((resolve) => {
    const { ipcRenderer } = require('electron')
    ipcRenderer.once('selvsyn:port', () => resolve('connected'))
    ipcRenderer.send('selvsyn:connect')
    ipcRenderer.send('selvsyn:copy', 'fremmed')
    document.body.append(Object.assign(document.createElement('webview'), { src: 'data:text/html,x' }))
    setTimeout(resolve, 700, 'no answer')
  })`)
  expect(connected).toBe('no answer')
  const after = await selvsyn.application.evaluate(async ({ clipboard, webContents }) => ({
    copied: await clipboard.readText(),
    attached: webContents.getAllWebContents().filter((one) => one.getType() === 'webview').length,
  }))
  expect(after).toEqual({ copied: 'før', attached: 0 })
  // The page is busy while its window is closed: a stranger says in its place that all is written.
  const questions = await selvsyn.questionsAreAnswered('Annuller')
  await selvsyn.page.evaluate(() => {
    setTimeout(() => {
      for (const until = Date.now() + 6000; Date.now() < until;);
    })
  })
  await new Promise((resolve) => setTimeout(resolve, 300))
  await selvsyn.closeWindow()
  await inStrangersWindow(`require('electron').ipcRenderer.send('selvsyn:flushed', '')`)
  await expect.poll(questions, { timeout: 20_000 }).toHaveLength(1)
  await expectUnharmed()
})

/** What a script answers in a window that somebody else made: a page of another address, with all of Node and a webview. */
const inStrangersWindow = (code: string): Promise<unknown> =>
  selvsyn.application.evaluate(async ({ BrowserWindow }, script) => {
    const stranger = new BrowserWindow({
      show: false,
      webPreferences: { nodeIntegration: true, contextIsolation: false, sandbox: false, webviewTag: true },
    })
    await stranger.loadURL('data:text/html,<body>x</body>')
    const answer: unknown = await stranger.webContents.executeJavaScript(script)
    stranger.destroy()
    return answer
  }, code)
