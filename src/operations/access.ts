import { ExpectedFailure } from '../api/errors.ts'
import { safeFileName } from '../api/file-name.ts'
import { civilDateOf } from '../domain/civil-date.ts'
import { accessWording } from '../documents/access-wording.ts'
import { withhold } from '../storage/access-withheld.ts'
import type { ReadableDatabase } from '../storage/database.ts'
import { casesToSearch, foundOf, searchCases, type Searched } from './access-search.ts'
import { contentOf, pathOf } from './attachments.ts'
import { officeDataOf } from './case-data.ts'
import type { Desk } from './desk.ts'
import { requireRow } from './editing.ts'
import { saveTold } from './save-told.ts'
import { ToldWork } from './told-work.ts'
import type { KeptFile } from './worker-jobs.ts'

/** Registers finding what concerns a person, a unit or an authority, leaving some of it out, and taking the rest along. */
export function registerAccess(desk: Desk): void {
  const work = new ToldWork(desk, 'access')

  desk.reads('access.cases', (database, asked) =>
    work.run(async (tell) => {
      const { ids, isBoundToCase } = casesToSearch(database, asked)
      const { name, searched } = await searchCases(desk, database, asked, ids, tell)
      const cases = searched.map(({ found: { inspectionId, caseNumber, title, items } }) => ({ inspectionId, caseNumber, title, count: items.length }))
      return { name, isBoundToCase, cases: cases.filter(({ count }) => count > 0) }
    }),
  )

  desk.reads('access.find', (database, { cases, ...asked }) => work.run(async (tell) => foundOf(await searchCases(desk, database, asked, cases, tell))))

  desk.writes('access.withhold', ({ database }, { subject, inspectionId, key, ground }) => {
    requireRow(database, 'inspection', inspectionId)
    desk.withTrouble(() => database.transaction((writable) => withhold(writable, { subjectId: subject.id, inspectionId, itemKey: key }, ground)))
    return null
  })

  desk.session('access.cancel', () => {
    work.cancel()
    return null
  })

  desk.writes('access.save', async ({ database }, { cases, ...asked }) => {
    const { name, searched } = await work.run((tell) => searchCases(desk, database, asked, cases, tell))
    const { caseNumber } = requireRow(database, 'inspection', asked.inspectionId)
    const suggestedName = safeFileName(accessWording.fileName(searched.length === 1 ? caseNumber : '', name))
    const path = await desk.host.chooseSavePath({ suggestedName, kind: 'any' })
    if (path === null) throw new ExpectedFailure('cancelled')
    const zipped = await work.run((_tell, signals) => bundle(desk, database, name, searched, signals))
    const [first = asked.inspectionId, ...others] = searched.map(({ found }) => found.inspectionId)
    const told = { kind: 'exported', about: 'access', rowId: asked.subject.id } as const
    saveTold(desk, [[path, zipped]], { ...told, inspectionId: first }, 'access.save', (transaction) => {
      for (const inspectionId of others) desk.audit.tell(transaction.database, { ...told, inspectionId })
    })
    return { path }
  })
}

/** @throws ExpectedFailure `cancelled`, `attachmentElsewhere`, `attachmentDamaged` */
async function bundle(desk: Desk, database: ReadableDatabase, name: string, searched: readonly Searched[], signals: Int32Array): Promise<Uint8Array> {
  const files = enclosed(desk, database, searched)
  const [home] = searched
  if (home === undefined) throw new ExpectedFailure('notFound', { noun: 'inspection' })
  const list = {
    found: foundOf({ name, searched }),
    date: civilDateOf(desk.now()),
    data: home.data,
    office: officeDataOf(database),
    fileNames: new Map(files.map(({ id, name: called }) => [id, called])),
  }
  const zipped = await desk.worker.run('accessBundle', { list, files, signals })
  if (!zipped.ok) throw new ExpectedFailure(zipped.code, zipped.params)
  return zipped.bytes
}

/** The files that go along, with the names they get: numbered, so that two of one name are two. @throws ExpectedFailure `attachmentElsewhere` */
function enclosed(desk: Desk, database: ReadableDatabase, searched: readonly Searched[]): KeptFile[] {
  const files = searched.flatMap(({ found, data }) => {
    const rows = new Map(data.attachment.map((row) => [row.id, row]))
    return found.files.filter(({ fate }) => fate === 'enclosed').flatMap(({ id }) => rows.get(id) ?? [])
  })
  return files.map((row, i) => {
    const { key, ...content } = contentOf(desk, database, row)
    return { id: row.id, name: `${String(i + 1).padStart(2, '0')} ${safeFileName(row.fileName)}`, from: pathOf(desk, content), key }
  })
}
