import { ExpectedFailure } from '../api/errors.ts'
import { withAlias, type Identity, type KeptIdentity } from '../domain/identity.ts'
import type { Participant } from '../domain/participant.ts'
import { withQuotedSpeaker } from '../domain/quoted-speaker.ts'
import { forgetLogged, type Transaction } from '../storage/changes.ts'
import type { ReadableDatabase } from '../storage/database.ts'
import { discardDraftsOf } from '../storage/drafts.ts'
import { forgetIdentity, listLooks, logLook, openIdentity, sealIdentity } from '../storage/identities.ts'
import { listRows } from '../storage/table.ts'
import { changeProse } from './case-prose.ts'
import type { Desk } from './desk.ts'
import { createRow, requireRow } from './editing.ts'

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
      renameInOrigins(transaction, inspectionId, (words) => withAlias(words, name, alias))
      return hide(transaction, id, alias)
    })
    return value
  })

  desk.writes('participant.createConfidential', (_profile, { alias, identity, ...fields }) => {
    const { value } = desk.commit('participant.createConfidential', (transaction) => {
      const row = createRow(transaction, 'participant', { ...fields, role: alias, confidential: true })
      sealIdentity(transaction.database, { participantId: row.id, inspectionId: row.inspectionId }, identity, desk.environment.random)
      return row
    })
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
    keep(desk, { participantId, inspectionId }, identity)
    return null
  })

  desk.reads('identity.looks', (database, { inspectionId }) => listLooks(database, inspectionId))
}

/** Writes down on the disk that somebody looked. */
export function writeDownLook(desk: Desk, look: { participantId: string; inspectionId: string; reason: string }): void {
  const { database, journal } = desk.profile
  desk.withTrouble(() => {
    database.transaction((writable) => logLook(writable, { ...look, at: desk.now(), actor: journal.actor }))
  })
}

/** Who those of the participants are that speak in confidence, as far as it is kept here. */
export const identitiesOf = (database: ReadableDatabase, participants: readonly Participant[]): KeptIdentity[] =>
  participants.flatMap(({ id, confidential }) => {
    const who = confidential ? openIdentity(database, id) : undefined
    return who === undefined ? [] : [{ participantId: id, identity: who }]
  })

/** Puts the alias in the place of what tells, in the row, in all that the log remembers of it and in what was typed of it and not saved. */
function hide(transaction: Transaction, id: string, alias: string): Participant {
  const row = transaction.update('participant', id, { confidential: true, name: '', role: alias })
  forgetLogged(transaction.database, id, telling)
  discardDraftsOf(transaction.database, `participant:${id}:`)
  return row
}

/** Lets the quotes of what somebody said name him otherwise, in all prose of the case. */
function renameInQuotes(transaction: Transaction, { id, inspectionId }: { id: string; inspectionId: string }, rename: (words: string) => string): void {
  const { database } = transaction
  const said = listRows(database, 'note', inspectionId).filter(({ sourceId }) => sourceId === id)
  const sources = new Set(said.map((note) => `note:${note.id}`))
  if (sources.size > 0) changeProse(transaction, inspectionId, (value) => withQuotedSpeaker(value, sources, rename))
}

/** What a note was before it was merged or split cannot be corrected by hand, as its text can: the alias goes in by itself. */
function renameInOrigins(transaction: Transaction, inspectionId: string, rename: (words: string) => string): void {
  for (const { id, origins } of listRows(transaction.database, 'note', inspectionId))
    if (origins.length > 0) transaction.update('note', id, { origins: origins.map((origin) => ({ ...origin, text: rename(origin.text) })) })
}

function keep(desk: Desk, whose: { participantId: string; inspectionId: string }, identity: Identity): void {
  desk.withTrouble(() => {
    desk.profile.database.transaction((writable) => {
      sealIdentity(writable, whose, identity, desk.environment.random)
    })
  })
}

function requireConfidential(database: ReadableDatabase, id: string): Participant {
  const row = requireRow(database, 'participant', id)
  if (!row.confidential) throw new ExpectedFailure('notFound', { noun: 'participant' })
  return row
}
