import { protocol } from 'electron'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'

/** Where the window's page lies. */
export const pageAddress = 'app://selvsyn/index.html'
/** The page of the window that prints and that nobody sees. */
export const printAddress = 'app://selvsyn/print.html'

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/**
 * Scripts come from the program alone, and nothing from anywhere else. Inline *styles* are allowed: the editor and the page preview set
 * them, and with every request out of the program barred they can carry nothing away.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  'media-src blob:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Must be called before the app is ready. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }])
}

/** Serves the built page under `app://selvsyn/`, only files inside its folder. */
export function servePage(folder: string): void {
  protocol.handle('app', async (request) => {
    try {
      const { host, pathname } = new URL(request.url)
      // Throws where a percent sign stands for no character.
      const file = normalize(join(folder, decodeURIComponent(pathname)))
      const type = contentTypes[extname(file)]
      if (host !== 'selvsyn' || request.method !== 'GET' || !file.startsWith(folder + sep) || !type) return new Response(null, { status: 404 })
      return new Response(await readFile(file), {
        headers: { 'Content-Type': type, 'Content-Security-Policy': contentSecurityPolicy, 'X-Content-Type-Options': 'nosniff' },
      })
    } catch {
      return new Response(null, { status: 404 })
    }
  })
}

/** Whether a message comes from the program's own page, and not from a frame or a page that found its way in. */
export function isFromPage(event: { readonly senderFrame: Electron.WebFrameMain | null; readonly sender: Electron.WebContents }): boolean {
  return event.senderFrame !== null && event.senderFrame === event.sender.mainFrame && event.senderFrame.url.startsWith('app://selvsyn/')
}
