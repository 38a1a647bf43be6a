import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildProgram } from '../../scripts/build.ts'
import { temporaryFolder, TestCore, passphrase } from '../support/core.ts'
import { measureAttachments } from './attachments.ts'
import { measureBackups } from './backups.ts'
import { measureAudit } from './audit.ts'
import { measureBridge } from './bridge.ts'
import { measureChecklistInWindow } from './checklist-in-window.ts'
import { measureChecklists } from './checklists.ts'
import { measureDue } from './due.ts'
import type { Figure, Missing } from './figure.ts'
import { measureWindow } from './in-window.ts'
import { fillProfile } from './large-profile.ts'
import { measureLetters } from './letters.ts'
import { measureLettersInWindow } from './letters-in-window.ts'
import { measureLongReport } from './long-report.ts'
import { measureManyCases } from './many-cases-in-window.ts'
import { measureMemory } from './memory.ts'
import { measureNotes } from './notes.ts'
import { measureReports } from './reports.ts'
import { measureReturnedWord } from './returned-word.ts'
import { measureSearch } from './search.ts'
import { measureStart } from './start.ts'
import { measureUnlocking } from './unlocking.ts'

const manyNotes = 100_000

type Large = { readonly folder: string; readonly files: string; readonly inspectionId: string }
let large: Promise<Large> | null = null

/** One large profile, and the same texts as files, serve all sections of a run. */
function largeProfile(): Promise<Large> {
  large ??= (async () => {
    const [folder, files] = [temporaryFolder(), temporaryFolder()]
    const filled = await fillProfile(folder, manyNotes, (text, index) => {
      const subfolder = join(files, String(index % 100))
      if (index < 100) mkdirSync(subfolder)
      writeFileSync(join(subfolder, `${index}.txt`), text)
    })
    return { folder, files, ...filled }
  })()
  return large
}

let built: Promise<unknown> | null = null

/** The program as it is built for a window, once a run. */
const program = (): Promise<unknown> => (built ??= buildProgram())

async function inWindow(measure: () => Promise<Figure[]>): Promise<(Figure | Missing)[]> {
  if (process.platform === 'linux' && !process.env['DISPLAY']) return [{ section: 'window', name: measure.name, reason: 'there is no display' }]
  await program()
  return measure()
}

async function withCore<Value>(folder: string, measure: (core: TestCore) => Promise<Value>): Promise<Value> {
  const core = new TestCore(folder)
  try {
    await core.do('profile.unlock', { passphrase })
    return await measure(core)
  } finally {
    await core.close()
  }
}

/** What can be measured, by name. */
export const sections = {
  notes: async () => {
    const { folder, inspectionId } = await largeProfile()
    return withCore(folder, (core) => measureNotes(core, inspectionId, temporaryFolder(), manyNotes))
  },
  search: async () => {
    const { folder, files } = await largeProfile()
    return withCore(folder, (core) => measureSearch(core, files, manyNotes))
  },
  backups: () => measureBackups(temporaryFolder()),
  checklists: measureChecklists,
  due: measureDue,
  audit: measureAudit,
  reports: measureReports,
  letters: measureLetters,
  returned: measureReturnedWord,
  bridge: async () => {
    const { folder, inspectionId } = await largeProfile()
    return inWindow(() => measureBridge(folder, inspectionId, manyNotes))
  },
  unlocking: measureUnlocking,
  start: () => inWindow(measureStart),
  attachments: () => inWindow(measureAttachments),
  window: () => inWindow(measureWindow),
  manyCases: () => inWindow(measureManyCases),
  checklistInWindow: () => inWindow(measureChecklistInWindow),
  longLetter: () => inWindow(measureLettersInWindow),
  longReport: () => inWindow(measureLongReport),
  memory: () => inWindow(measureMemory),
} satisfies Record<string, () => Promise<(Figure | Missing)[]>>
