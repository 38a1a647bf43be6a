import type { Page } from '@playwright/test'

declare global {
  interface Window {
    clickToPaint?: Promise<number>
  }
}

/** Milliseconds from the click until the first frame with an element is painted that was not there before. */
export async function clickToPaint(page: Page, selector: string, click: () => Promise<void>): Promise<number> {
  await page.locator(selector).filter({ visible: true }).first().waitFor({ state: 'hidden' })
  await page.evaluate(watchFor, selector)
  await click()
  return page.evaluate(() => window.clickToPaint ?? NaN)
}

/** Runs in the page: measures from the next press. */
function watchFor(selector: string): void {
  window.clickToPaint = new Promise((resolve) => {
    const pressed = ({ timeStamp }: PointerEvent) => {
      const look = () => {
        // A chapter that was left stays on the page, unseen.
        if (![...document.querySelectorAll(selector)].some((element) => element.checkVisibility())) return void requestAnimationFrame(look)
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => resolve(performance.now() - timeStamp)
        port2.postMessage(null)
      }
      requestAnimationFrame(look)
    }
    document.addEventListener('pointerdown', pressed, { capture: true, once: true })
  })
}
