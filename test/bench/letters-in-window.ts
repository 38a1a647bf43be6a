import { passphrase, TestCore } from '../support/core.ts'
import { manyItems, oneParagraph } from '../support/letter-cases.ts'
import { clickToPaint } from './click-to-paint.ts'
import { median, type Figure } from './figure.ts'
import { goTo, openWindow, profileWith } from './open-window.ts'

const sections = 200
const rounds = 6
const firstText = '.letter-section .prose'

/** A letter of many sections opened in the real window, beside one of a single section. */
export async function measureLettersInWindow(): Promise<Figure[]> {
  const [short, long] = [numbered(oneParagraph(), 1), numbered(manyItems(sections), 2)]
  const profile = await profileWith(...short, ...long)
  const core = new TestCore(profile)
  await core.do('profile.unlock', { passphrase })
  for (const { id, caseNumber } of await core.do('inspection.overview', {}))
    if (caseNumber.startsWith('2022-2')) await core.do('letter.start', { inspectionId: id, kind: 'closingLetter', questionIds: [], recommendationIds: [] })
  await core.close()
  const selvsyn = await openWindow(profile)
  try {
    const { page } = selvsyn
    const open = async (caseNumber: string): Promise<number> => {
      await goTo(page, caseNumber, 'Overblik')
      return clickToPaint(page, firstText, () => page.getByRole('tab', { name: 'Breve' }).click())
    }
    const took: { short: number[]; long: number[] } = { short: [], long: [] }
    for (let round = 0; round < rounds; round += 1) {
      took.short.push(await open(numberOf(1, round)))
      took.long.push(await open(numberOf(2, round)))
    }
    const bare = median(took.short)
    return [
      {
        section: 'letter',
        name: `of ${sections} sections opens in the window`,
        value: median(took.long),
        unit: 'ms',
        peers: [{ name: 'one section', value: bare }],
        limit: { rule: '≤ one section + 200 ms', value: bare + 200 },
        how: `from the click on the chapter until its first text can be written in, each of ${rounds} letters for the first time, in turns with a letter of one section`,
      },
    ]
  } finally {
    await selvsyn.kill9()
  }
}

const numberOf = (kind: number, count: number): string => `2022-${kind}00000${count}`

/** The same case several times, under numbers of their own. */
const numbered = (file: Record<string, unknown>, kind: number): object[] =>
  Array.from({ length: rounds }, (_, count) => ({ ...file, inspection: { ...(file['inspection'] as object), caseNumber: numberOf(kind, count) } }))
