import type { Printable } from '../../src/api/printable.ts'
import { buildPages } from './build-pages.ts'
import './pages.css'
import './print.css'

/** What main calls in the window that prints: a page without a bridge, to which the document is handed. */
declare global {
  interface Window {
    layOut(printable: Printable): Promise<number>
  }
}

window.layOut = async ({ html, css, title, language, pageOf: [before, between] }) => {
  const host = document.getElementById('pages')
  if (host === null) throw new Error('print.html has no #pages')
  document.title = title
  document.documentElement.lang = language
  // The letters' widths decide where pages end, so the typeface must be there.
  await document.fonts.ready
  const count = buildPages(host, { html, css }, (page, pages) => `${before}${page}${between}${pages}`)
  setContentsPages(host)
  // What stands on every page is told once at most to those who hear the document.
  for (const repeated of host.querySelectorAll('.doc-running, .doc-foot')) repeated.setAttribute('aria-hidden', 'true')
  return count
}

/** The contents name the pages of this print, which may break elsewhere than Word's. */
function setContentsPages(host: HTMLElement): void {
  const pages = [...host.querySelectorAll('.doc-page')]
  for (const entry of host.querySelectorAll<HTMLAnchorElement>('.doc-contents a')) {
    const page = document.getElementById(entry.hash.slice(1))?.closest('.doc-page')
    const number = entry.querySelector('.doc-entry-page')
    if (page && number) number.textContent = String(pages.indexOf(page) + 1)
  }
}
