import { ExpectedFailure } from '../api/errors.ts'
import { caseNouns, type CaseNounName } from '../domain/nouns.ts'
import type { Participant } from '../domain/participant.ts'
import type { Prose } from '../domain/prose.ts'
import { withQuotedSpeaker } from '../domain/quoted-speaker.ts'
import { forgetLogged, rewriteLogged, type Transaction } from '../storage/changes.ts'
import type { ReadableDatabase } from '../storage/database.ts'
import { discardDraftsOf } from '../storage/drafts.ts'
import { forgetIdentity, listLooks, logLook, openIdentity, sealIdentity } from '../storage/identities.ts'
import { allRows } from '../storage/table.ts'
import { aliasesOf } from './aliases.ts'
import { changeProse, proseFields } from './case-prose.ts'
import { changeCaseWords } from './case-words.ts'
import type { Desk } from './desk.ts'
import { createRow, requireRow } from './editing.ts'
import { finishErasing, willErase } from './finishing-erasure.ts'

/** What of a participant tells who it is. */
const telling = ['name', 'role'] as const

/**
 * Registers speaking in confidence. None of it can be undone: undo lives in the change log, and the log is where the name must not be.
 */
export function registerIdentities(desk: Desk): void {
  desk.writes('participant.makeConfidential', (_profile, { id, alias, remark }) => {
    const { value } = desk.commit('participant.makeConfidential', (transaction) => {
      const { name, role, confidential, inspectionId } = requireRow(transaction.database, 'participant', id)
      if (confidential) throw new ExpectedFailure('conflict', { noun: 'participant' })
      sealIdentity(transaction.database, { participantId: id, inspectionId }, { name, role, remark }, desk.environment.random)
      renameInQuotes(transaction, { id, inspectionId }, (words) =>
        [name, role].filter(Boolean).reduce((said, telling) => said.replaceAll(telling, alias), words),
      )
      const row = hide(transaction, id, alias)
      renameInCase(transaction, inspectionId)
      willErase(desk, { files: [], words: true })
      return row
    })
    finishErasing(desk)
    return value
  })

  desk.writes('participant.createConfidential', (_profile, { alias, identity, ...fields }) => {
    const { value } = desk.commit('participant.createConfidential', (transaction) => {
      const row = createRow(transaction, 'participant', { ...fields, role: alias, confidential: true })
      sealIdentity(transaction.database, { participantId: row.id, inspectionId: row.inspectionId }, identity, desk.environment.random)
      renameInCase(transaction, row.inspectionId)
      willErase(desk, { files: [], words: true })
      return row
    })
    finishErasing(desk)
    return value
  })

  desk.writes('participant.makeOpen', (_profile, { id }) => {
    const { value } = desk.commit('participant.makeOpen', (transaction) => {
      requireConfidential(transaction.database, id)
      const who = openIdentity(transaction.database, id)
      forgetIdentity(transaction.database, id)
      return transaction.update('participant', id, { confidential: false, ...(who && { name: who.name, ...(who.role !== '' && { role: who.role }) }) })
    })
    return value
  })

  desk.writes('identity.look', ({ database }, { participantId, reason }) => {
    const { inspectionId } = requireConfidential(database, participantId)
    const who = openIdentity(database, participantId)
    if (who === undefined) throw new ExpectedFailure('identityElsewhere')
    // On the disk before anybody sees it.
    writeDownLook(desk, { participantId, inspectionId, reason })
    return who
  })

  desk.writes('identity.save', ({ database }, { participantId, identity }) => {
    const { inspectionId } = requireConfidential(database, participantId)
    desk.commit('identity.save', (transaction) => {
      sealIdentity(transaction.database, { participantId, inspectionId }, identity, desk.environment.random)
      renameInCase(transaction, inspectionId)
      willErase(desk, { files: [], words: true })
    })
    finishErasing(desk)
    return null
  })

  desk.reads('identity.looks', (database, { inspectionId }) => listLooks(database, inspectionId))
}

/** Writes down on the disk that somebody looked. */
export function writeDownLook(desk: Desk, look: { participantId: string; inspectionId: string; reason: string }): void {
  const { database, journal } = desk.profile
  desk.withTrouble(() => {
    database.transaction((writable) => {
      logLook(writable, { ...look, at: desk.now(), actor: journal.actor })
      // Why stands with the look: the trail keeps no words.
      desk.audit.tell(writable, { kind: 'identityLooked', inspectionId: look.inspectionId, rowId: look.participantId })
    })
  })
}

/** Puts the alias in the place of what tells, in the row, in all that the log remembers of it and in what was typed of it and not saved. */
function hide(transaction: Transaction, id: string, alias: string): Participant {
  const row = transaction.update('participant', id, { confidential: true, name: '', role: alias })
  forgetLogged(transaction.database, id, telling)
  discardDraftsOf(transaction.database, `participant:${id}:`)
  return row
}

/** Lets the quotes of what somebody said name him otherwise, in all prose of the case and in what the log remembers of it: a role of his own, without the name. */
function renameInQuotes(transaction: Transaction, { id, inspectionId }: { id: string; inspectionId: string }, rename: (words: string) => string): void {
  const { database } = transaction
  // Also what is removed: undo brings it back.
  const said = allRows(database, 'note', inspectionId).filter(({ sourceId }) => sourceId === id)
  const sources = new Set(said.map((note) => `note:${note.id}`))
  if (sources.size === 0) return
  const renamed = (value: Prose): Prose => withQuotedSpeaker(value, sources, rename)
  changeProse(transaction, inspectionId, renamed)
  rewriteLogged(database, inspectionId, (noun, field, value) =>
    noun in caseNouns && proseFields(noun as CaseNounName).includes(field) && value !== '' ? renamed(value as Prose) : value,
  )
}

/** Puts the aliases in everything that is written in the case by now, in its log and in its drafts. */
function renameInCase(transaction: Transaction, inspectionId: string): void {
  const aliases = aliasesOf(transaction.database, inspectionId)
  if (aliases !== null) changeCaseWords(transaction, inspectionId, aliases)
}

function requireConfidential(database: ReadableDatabase, id: string): Participant {
  const row = requireRow(database, 'participant', id)
  if (!row.confidential) throw new ExpectedFailure('notFound', { noun: 'participant' })
  return row
}
