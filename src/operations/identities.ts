import { ExpectedFailure } from '../api/errors.ts'
import { withAlias, type KeptIdentity } from '../domain/identity.ts'
import type { Note } from '../domain/note.ts'
import { caseNouns, type CaseNounName } from '../domain/nouns.ts'
import type { Participant } from '../domain/participant.ts'
import type { Prose } from '../domain/prose.ts'
import { withQuotedSpeaker } from '../domain/quoted-speaker.ts'
import { forgetLogged, rewriteLogged, type Transaction } from '../storage/changes.ts'
import type { ReadableDatabase } from '../storage/database.ts'
import { discardDraftsOf } from '../storage/drafts.ts'
import { forgetIdentity, listLooks, logLook, openIdentity, sealIdentity } from '../storage/identities.ts'
import { allRows, listRows } from '../storage/table.ts'
import { changeProse, proseFields } from './case-prose.ts'
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
      renameInOrigins(transaction, row.inspectionId, (words) => withAlias(words, identity.name, alias))
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
    const { inspectionId, role } = requireConfidential(database, participantId)
    desk.commit('identity.save', (transaction) => {
      sealIdentity(transaction.database, { participantId, inspectionId }, identity, desk.environment.random)
      renameInOrigins(transaction, inspectionId, (words) => withAlias(words, identity.name, role))
    })
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

/** Lets the quotes of what somebody said name him otherwise, in all prose of the case and in what the log remembers of it. */
function renameInQuotes(transaction: Transaction, { id, inspectionId }: { id: string; inspectionId: string }, rename: (words: string) => string): void {
  const { database } = transaction
  // Also what is removed: undo brings it back.
  const said = allRows(database, 'note', inspectionId).filter(({ sourceId }) => sourceId === id)
  const sources = new Set(said.map((note) => `note:${note.id}`))
  if (sources.size === 0) return
  const renamed = (value: Prose): Prose => withQuotedSpeaker(value, sources, rename)
  changeProse(transaction, inspectionId, renamed)
  for (const noun of Object.keys(caseNouns) as CaseNounName[])
    for (const field of proseFields(noun)) rewriteLogged(database, { noun, inspectionId, field }, (value) => renamed(value as Prose))
}

/** What a note was before it was merged or split cannot be corrected by hand, as its text can: the alias goes in by itself, also in what the log remembers. */
function renameInOrigins(transaction: Transaction, inspectionId: string, rename: (words: string) => string): void {
  const renamed = (origins: Note['origins']): Note['origins'] => origins.map((origin) => ({ ...origin, text: rename(origin.text) }))
  for (const { id, origins } of allRows(transaction.database, 'note', inspectionId))
    if (origins.length > 0) transaction.update('note', id, { origins: renamed(origins) })
  rewriteLogged(transaction.database, { noun: 'note', inspectionId, field: 'origins' }, (value) => renamed(value as Note['origins']))
}

/** A text in which the aliases stand wherever somebody is named who speaks in confidence and is known here. */
export function withAliases(database: ReadableDatabase, inspectionId: string): (text: string) => string {
  const participants = listRows(database, 'participant', inspectionId)
  const aliases = new Map(participants.map(({ id, role }) => [id, role]))
  const known = identitiesOf(database, participants)
  return (text) => known.reduce((words, { participantId, identity }) => withAlias(words, identity.name, aliases.get(participantId) ?? ''), text)
}

function requireConfidential(database: ReadableDatabase, id: string): Participant {
  const row = requireRow(database, 'participant', id)
  if (!row.confidential) throw new ExpectedFailure('notFound', { noun: 'participant' })
  return row
}
