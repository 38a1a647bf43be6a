import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccessFound, AccessItem, AccessSubject } from '../../src/domain/access.ts'
import { goTo, openCase } from '../app/location.ts'
import { attempt } from '../data/operation.ts'
import { useCall, useInspection, useOfficeRows, useRows } from '../data/queries.ts'
import { errorWords } from '../data/error-words.ts'
import { openHit } from '../search/open-hit.ts'
import { numberWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { DisclosureRow } from '../ui/disclosure-row.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Select } from '../ui/select.tsx'
import { showToast } from '../ui/toast.tsx'
import { VirtualListBox } from '../ui/virtual-list-box.tsx'
import { AccessRow } from './access-row.tsx'
import './access-screen.css'

type AccessScreenProps = { inspectionId: string; subject: AccessSubject | null }

/** Everything of a case that concerns one person or one unit, with why, and others' personal data marked; saved as Word and ZIP. */
export function AccessScreen({ inspectionId, subject }: AccessScreenProps) {
  const { t } = useTranslation()
  const inspection = useInspection(inspectionId)
  return (
    <div className="access">
      <header>
        <Button variant="link" icon="back" onPress={() => openCase(inspectionId, 'overview')}>
          {t('access.back')}
        </Button>
        <h1>{t('access.title')}</h1>
        <p className="row-note">
          {inspection.caseNumber} · {inspection.title}
        </p>
        <SubjectChoice inspectionId={inspectionId} subject={subject} />
      </header>
      {subject === null ? (
        <div className="access-words-only">
          <EmptyState title={t('access.emptyTitle')}>{t('access.emptyText')}</EmptyState>
        </div>
      ) : (
        <Found key={subject.id} inspectionId={inspectionId} subject={subject} />
      )}
    </div>
  )
}

function SubjectChoice({ inspectionId, subject }: AccessScreenProps) {
  const { t } = useTranslation()
  const participants = useRows('participant', inspectionId).map((row) => ({ noun: 'participant' as const, id: row.id, name: nameOf(row) }))
  const units = useRows('unit', inspectionId).map(({ id, name }) => ({ noun: 'unit' as const, id, name }))
  const colleagues = useOfficeRows('colleague').map(({ id, name }) => ({ noun: 'colleague' as const, id, name }))
  const choices = [...participants, ...units, ...colleagues]
  return (
    <Select
      label={t('access.subject')}
      autoFocus={subject === null}
      options={choices.map(({ noun, id, name }) => ({ id, label: `${name} (${t(`access.groups.${noun}`)})` }))}
      value={subject?.id ?? null}
      onChange={(chosen) => {
        const found = choices.find(({ id }) => id === chosen)
        if (found) goTo({ screen: 'access', inspectionId, subject: { noun: found.noun, id: found.id } })
      }}
    />
  )
}

const nameOf = ({ role, name }: { role: string; name: string }): string => (name === '' ? role : `${name}, ${role}`)

function Found({ inspectionId, subject }: { inspectionId: string; subject: AccessSubject }) {
  const { t } = useTranslation()
  const asked = useCall('access.find', { inspectionId, subject }, { keep: true })
  const [chosen, setChosen] = useState<string | null>(null)
  const [isSaving, setIsSaving] = useState(false)
  const found = asked.data
  if (found === undefined)
    return (
      <p className="access-words-only" role="status">
        {asked.error === null ? t('access.looking') : errorWords(asked.error.error).title}
      </p>
    )
  const save = async () => {
    setIsSaving(true)
    const saved = await attempt('access.save', { inspectionId, subject })
    setIsSaving(false)
    if (saved) showToast({ tone: 'done', title: t('access.saved'), text: saved.path })
  }
  const { items } = found
  if (items.length === 0)
    return (
      <div className="access-words-only">
        <EmptyState title={t('access.noneTitle', { name: found.name })}>{t('access.noneText')}</EmptyState>
        <Files found={found} />
      </div>
    )
  const active = items.some(({ key }) => key === chosen) ? chosen : (items[0]?.key ?? null)
  return (
    <>
      <div className="access-summary">
        <p role="status">
          <b>{t('access.count', { count: items.length, number: numberWords(items.length) })}</b> · <Marks items={items} />
        </p>
        <Button variant="primary" icon="download" isDisabled={isSaving} onPress={() => void save()}>
          {t('access.save')}
        </Button>
        <p className="row-note">
          {t('access.marksText')} {found.files.length > 0 && t('access.filesText')}
        </p>
        <Files found={found} />
      </div>
      <VirtualListBox
        label={t('access.list')}
        items={items}
        keyOf={keyOf}
        estimate={90}
        activeKey={active}
        onActivate={setChosen}
        onOpen={(item) => open(item, inspectionId)}
      >
        {(item) => <AccessRow item={item} />}
      </VirtualListBox>
    </>
  )
}

const keyOf = ({ key }: AccessItem): string => key

function Marks({ items }: { items: readonly AccessItem[] }) {
  const { t } = useTranslation()
  const count = items.reduce((sum, { marks }) => sum + marks.length, 0)
  return <mark>{t('access.marked', { count, number: numberWords(count) })}</mark>
}

/** Files that do not go along, and those that somebody has to look through. */
function Files({ found: { files, unread } }: { found: AccessFound }) {
  const { t } = useTranslation()
  const withheld = files.filter(({ fate }) => fate !== 'enclosed')
  const unseen = [...files.filter(({ isSearched }) => !isSearched), ...unread]
  return (
    <>
      {withheld.length > 0 && (
        <DisclosureRow summary={t('access.withheld', { count: withheld.length })}>
          <ul>
            {withheld.map(({ id, fileName, fate }) => (
              <li key={id}>
                {fileName}: {fate !== 'enclosed' && t(`access.fates.${fate}`)}
              </li>
            ))}
          </ul>
        </DisclosureRow>
      )}
      {unseen.length > 0 && (
        <DisclosureRow summary={t('access.unread', { count: unseen.length })}>
          <ul>
            {unseen.map(({ id, fileName }) => (
              <li key={id}>{fileName}</li>
            ))}
          </ul>
        </DisclosureRow>
      )}
    </>
  )
}

/** Goes to where an item stands; what the trail tells stands in the trail. */
function open({ noun, id }: AccessItem, inspectionId: string): void {
  if (noun === 'auditEntry' || noun === 'identityLook') goTo({ screen: 'settings', section: 'audit' })
  else void openHit({ noun, id, inspectionId })
}
