import { systemEnvironment } from '../../src/operations/environment.ts'
import { change, newestStamp } from '../../src/storage/changes.ts'
import { openDatabase } from '../../src/storage/database.ts'
import { HybridClock } from '../../src/storage/hybrid-clock.ts'
import { fullCost, unwrapKey } from '../../src/storage/keys.ts'
import { databasePath, readProfileFile } from '../../src/storage/profile-file.ts'
import { passphrase, temporaryFolder, TestCore } from '../support/core.ts'
import { quantile, timed, type Figure } from './figure.ts'

export const caseCount = 2000
export const threadsInCase = 10
const rounds = 20
/** What the overview asks for when it opens. */
const shown = 200

/** What is due across all cases, beside a plain query for the days of the same questions and recommendations on the same connection. */
export async function measureDue(): Promise<Figure[]> {
  const folder = temporaryFolder()
  const { days, words } = await fillCases(folder)
  const core = new TestCore(folder)
  await core.do('profile.unlock', { passphrase })
  const read = () => core.do('followUp.due', { limit: shown })
  const first = await timed(read)
  const cases = await core.do('inspection.overview', {})
  const ours: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    // Somebody works in another case between two looks.
    const id = cases[round * 7]?.id ?? ''
    await core.do('inspection.update', { id, patch: { answersDueOn: '2026-05-04' } })
    ours.push(await timed(read))
  }
  const { counts } = await read()
  const across = () => core.do('recommendation.across', {})
  const acrossFirst = await timed(across)
  const acrossLater: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    await core.do('inspection.update', { id: cases[round * 7]?.id ?? '', patch: { answersDueOn: '2026-05-05' } })
    acrossLater.push(await timed(across))
  }
  const due = counts.overdue + counts.thisWeek + counts.later
  await core.close()
  const how = `${caseCount} cases, ${caseCount * threadsInCase} threads of which ${due} are due, the first ${shown} in words, ${rounds} times with a change in between`
  const peers = [
    { name: 'bare SQL p95', value: quantile(days, 0.95) },
    { name: 'p50', value: quantile(days, 0.5) },
  ]
  const common = { section: 'due', unit: 'ms', how } as const
  return [
    { ...common, name: 'all cases, first time after opening', value: first, peers, limit: null },
    { ...common, name: 'all cases, p50', value: quantile(ours, 0.5), peers, limit: null },
    { ...common, name: 'all cases, p95', value: quantile(ours, 0.95), peers, limit: { rule: '≤ 50 ms', value: 50 } },
    ...acrossFigures(acrossFirst, acrossLater, words),
  ]
}

/** The list of recommendations and requests of all cases, beside one query for the same words, without what became of them, on the same connection. */
function acrossFigures(first: number, later: readonly number[], bare: readonly number[]): Figure[] {
  const peers = [{ name: 'bare SQL p50', value: quantile(bare, 0.5) }]
  const how = `${caseCount * threadsInCase} recommendations and requests of ${caseCount} cases with point, document, state and authorities, ${rounds} times with a change in between`
  const common = { section: 'recommendations', unit: 'ms', how, peers } as const
  return [
    { ...common, name: 'all cases, first time after opening', value: first, limit: null },
    { ...common, name: 'all cases, p50', value: quantile(later, 0.5), limit: { rule: '≤ bare SQL', value: quantile(bare, 0.5) } },
  ]
}

/** Makes the cases and answers how long the bare queries took each time, of days alone and of words with their case. Of ten threads four are decided, three answered and three wait. */
export async function fillCases(folder: string): Promise<{ days: number[]; words: number[] }> {
  await (await TestCore.open(folder, { derivationCost: fullCost })).close()
  const environment = systemEnvironment({ profileFolder: folder, resourcesFolder: '', appVersion: '0.0.0' })
  const profile = readProfileFile(folder)
  if (typeof profile === 'string') throw new Error(profile)
  const key = await unwrapKey(profile.passphrase, passphrase)
  if (!key) throw new Error('The passphrase does not open the profile')
  const database = openDatabase(databasePath(folder), key)
  const now = () => environment.clock().toISOString()
  const journal = { stamps: new HybridClock(() => environment.clock().getTime(), newestStamp(database)), actor: profile.actor, now, newId: environment.newId }
  const day = (index: number) => new Date(Date.UTC(2026, 0, 1) + (index % 700) * 86_400_000).toISOString().slice(0, 10)
  for (let from = 0; from < caseCount; from += 200)
    change(database, journal, 'caseFile.open', (transaction) => {
      for (let index = from; index < from + 200; index += 1) {
        const caseNumber = `2026-${String(index).padStart(7, '0')}`
        const inspectionId = transaction.create('inspection', { kind: 'announcedVisit', caseNumber, title: `Inspektion ${index}`, relatedIds: [] }).id
        const authorities = ['Beskæftigelsesforvaltningen', 'Socialforvaltningen'].map((name) => transaction.create('authority', { inspectionId, name }))
        transaction.create('report', { inspectionId, answersDueOn: day(index), signatories: [] })
        const finding = transaction.create('finding', { inspectionId, title: 'Fordeling af post' })
        const threads = Array.from({ length: threadsInCase }, (_, place) =>
          place < 5
            ? {
                noun: 'recommendation' as const,
                ...transaction.create('recommendation', { inspectionId, findingId: finding.id, text: 'at …', asksNotice: true }),
              }
            : { noun: 'question' as const, ...transaction.create('question', { inspectionId, findingId: finding.id, askedIn: 'report', text: 'Hvordan …?' }) },
        )
        transaction.create('document', {
          inspectionId,
          kind: 'finalReport',
          number: `${caseNumber}-1`,
          title: 'Endelig rapport',
          date: '2025-11-01',
          issuedAt: '2025-11-01T09:00:00.000Z',
          recipients: [],
          points: threads.map(({ noun, id }, place) => ({ noun, id, point: String(place + 1) })),
          fileName: 'rapport.docx',
          sha256: '0'.repeat(64),
          size: 1,
        })
        const ids = (noun: string, of: typeof threads) => of.filter((thread) => thread.noun === noun).map(({ id }) => id)
        for (const { id } of authorities) {
          const met = [...threads.slice(0, 4), ...threads.slice(5, 8)]
          const meets = { questionIds: ids('question', met), recommendationIds: ids('recommendation', met) }
          transaction.create('answer', { inspectionId, authorityIds: [id], ...meets, date: '2025-12-01', text: 'Svar' })
        }
        for (const { noun, id } of [...threads.slice(0, 2), ...threads.slice(5, 7)]) {
          const subject = noun === 'question' ? { questionId: id } : { recommendationId: id }
          transaction.create('followUp', { inspectionId, ...subject, status: 'closed', reminders: [], extensions: [], pauses: [], closedOn: '2025-12-10' })
        }
      }
    })
  const measure = async (sql: string): Promise<number[]> => {
    const took: number[] = []
    for (let round = 0; round < rounds; round += 1) took.push(await timed(() => database.all(sql)))
    return took
  }
  const days = await measure(
    'SELECT "id", "inspectionId", "dueOn" FROM "question" UNION ALL SELECT "id", "inspectionId", "dueOn" FROM "recommendation" ORDER BY 3',
  )
  // The words of the list with their case; what became of each is not even asked.
  const joined = (noun: string): string =>
    `SELECT t."id", t."text", t."dueOn", i."caseNumber", i."title", i."theme" FROM "${noun}" t JOIN "inspection" i ON i."id" = t."inspectionId" WHERE t."deleted" = 0`
  const words = await measure(`${joined('recommendation')} UNION ALL ${joined('question')}`)
  database.close()
  return { days, words }
}
