import { temporaryFolder } from '../support/core.ts'
import { clickToPaint } from './click-to-paint.ts'
import { caseCount, fillCases, threadsInCase } from './due.ts'
import { median, type Figure } from './figure.ts'
import { openWindow } from './open-window.ts'

const rounds = 12

/** What is due in all cases, opened in the real window, beside a screen that has nothing on it. */
export async function measureManyCases(): Promise<Figure[]> {
  const folder = temporaryFolder()
  await fillCases(folder)
  const selvsyn = await openWindow(folder)
  try {
    const { page } = selvsyn
    const screens = page.getByRole('navigation', { name: 'Sager og skærme' })
    const go = (name: RegExp) => () => screens.getByRole('button', { name }).click()
    await go(/^Søg/)()
    const due: number[] = []
    const empty: number[] = []
    for (let round = 0; round <= rounds; round += 1) {
      due.push(await clickToPaint(page, '.due-row', go(/^Frister/)))
      await go(/^Søg/)()
      empty.push(await clickToPaint(page, '.plan', go(/^Årsplan/)))
      await go(/^Søg/)()
    }
    // The first time code is loaded and data fetched.
    const [first = NaN, ...later] = due
    const bare = median(empty.slice(1))
    const peers = [{ name: 'an empty screen', value: bare }]
    const how = `${caseCount} cases with ${caseCount * threadsInCase} threads, from the click until what is due is painted; ${rounds} times in turns with a screen without rows`
    return [
      { section: 'due', name: 'opens in the window, first time', value: first, unit: 'ms', peers: [], limit: null, how },
      {
        section: 'due',
        name: 'opens in the window',
        value: median(later),
        unit: 'ms',
        peers,
        limit: { rule: '≤ empty screen + one frame', value: bare + 1000 / 60 },
        how,
      },
    ]
  } finally {
    await selvsyn.kill9()
  }
}
