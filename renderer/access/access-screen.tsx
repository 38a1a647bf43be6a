import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccessSubject } from '../../src/domain/access.ts'
import { goTo, openCase } from '../app/location.ts'
import { errorWords } from '../data/error-words.ts'
import { useCall, useInspection, useOfficeRows, useRows } from '../data/queries.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Select } from '../ui/select.tsx'
import { AccessProgress } from './access-progress.tsx'
import { FoundItems } from './found-items.tsx'
import './access-screen.css'

type AccessScreenProps = { inspectionId: string; subject: AccessSubject | null }

/** Everything that concerns one person, unit or authority, in one case or several, with why, and others' personal data marked; saved as Word and ZIP. */
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
        <Looked key={subject.id} inspectionId={inspectionId} subject={subject} />
      )}
    </div>
  )
}

function SubjectChoice({ inspectionId, subject }: AccessScreenProps) {
  const { t } = useTranslation()
  const participants = useRows('participant', inspectionId).map((row) => ({ noun: 'participant' as const, id: row.id, name: nameOf(row) }))
  const units = useRows('unit', inspectionId).map(({ id, name }) => ({ noun: 'unit' as const, id, name }))
  const authorities = useRows('authority', inspectionId).map(({ id, name }) => ({ noun: 'authority' as const, id, name }))
  const colleagues = useOfficeRows('colleague').map(({ id, name }) => ({ noun: 'colleague' as const, id, name }))
  const choices = [...participants, ...units, ...authorities, ...colleagues]
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

/** What was found in the cases that are looked through: at first the one that the request begins in. */
function Looked({ inspectionId, subject }: { inspectionId: string; subject: AccessSubject }) {
  const { t } = useTranslation()
  const [cases, setCases] = useState<readonly string[]>([inspectionId])
  const input = { inspectionId, subject, cases: [...cases] }
  const asked = useCall('access.find', input, { keep: true })
  if (asked.isFetching && (asked.data === undefined || asked.isPlaceholderData))
    return (
      <div className="access-words-only">
        <AccessProgress label={t('access.looking')} />
      </div>
    )
  if (asked.data === undefined || asked.isError)
    return (
      <div className="access-words-only">
        <p role="status">{asked.error === null || asked.error.error.code === 'cancelled' ? t('access.stopped') : errorWords(asked.error.error).title}</p>
        <Button small autoFocus onPress={() => void asked.refetch()}>
          {t('access.again')}
        </Button>
      </div>
    )
  return <FoundItems key={cases.join()} input={input} found={asked.data} onCases={setCases} />
}
