import { ExpectedFailure } from '../api/errors.ts'
import { addDays, instantOf, type CivilDate } from '../domain/civil-date.ts'
import { countAudit, listAudit } from '../storage/audit-trail.ts'
import { exportTrail } from './audit-export.ts'
import type { Desk } from './desk.ts'
import { ToldWork } from './told-work.ts'

/** Registers looking through the audit trail, checking it and taking it along. */
export function registerAudit(desk: Desk): void {
  const work = new ToldWork(desk, 'auditExport')
  desk.session('audit.cancelExport', () => {
    work.cancel()
    return null
  })
  desk.reads('audit.list', (database, { kinds, from, to, inspectionId, before, limit }) => {
    const filter = { kinds, from: from === null ? null : startOf(from), to: to === null ? null : startOf(addDays(to, 1)), inspectionId }
    return { entries: listAudit(database, filter, before, limit), total: countAudit(database, filter), actor: desk.profile.journal.actor }
  })
  desk.reads('audit.state', () => desk.audit.state)
  desk.reads('audit.verify', () => desk.audit.verify())
  desk.writes('audit.export', async (profile, { format }) => {
    const path = await desk.host.chooseSavePath({ suggestedName: `Revisionsspor.${format}`, kind: 'any' })
    if (path === null) throw new ExpectedFailure('cancelled')
    const sha256 = await work.run((tell) =>
      exportTrail(profile.database, { path, format, at: desk.now() }, (done, total) => {
        // Locked meanwhile: the trail can no longer be read.
        if (!desk.isOpen || desk.profile !== profile) throw new ExpectedFailure('locked')
        tell(done, total)
      }),
    )
    desk.audit.record({ kind: 'exported', about: 'auditTrail', sha256 })
    return { path }
  })
}

/** When a day begins in Denmark, in milliseconds. */
const startOf = (day: CivilDate): number => Date.parse(instantOf(day, '00:00'))
