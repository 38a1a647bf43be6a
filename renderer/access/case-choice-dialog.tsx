import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccessPlaces, AccessSubject } from '../../src/domain/access.ts'
import { call } from '../data/bridge.ts'
import { errorWords } from '../data/error-words.ts'
import { useCall } from '../data/queries.ts'
import { numberWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { AccessProgress } from './access-progress.tsx'

type CaseChoiceProps = {
  inspectionId: string
  subject: AccessSubject
  chosen: readonly string[]
  onChoose: (cases: string[]) => void
  onClose: () => void
}

/** All cases in which there is something that concerns the one chosen, with how much, and which of them are to be shown. */
export function CaseChoiceDialog({ inspectionId, subject, chosen, onChoose, onClose }: CaseChoiceProps) {
  const { t } = useTranslation()
  const asked = useCall('access.cases', { inspectionId, subject })
  const [off, setOff] = useState<ReadonlySet<string>>(new Set())
  const cases = asked.data?.cases ?? []
  const kept = cases.map((one) => one.inspectionId).filter((id) => !off.has(id))
  const toggle = (id: string) => setOff(new Set(off.has(id) ? [...off].filter((one) => one !== id) : [...off, id]))
  const close = () => {
    if (asked.isFetching) void call('access.cancel', {})
    onClose()
  }
  return (
    <Dialog
      title={t('access.casesTitle')}
      isOpen
      onClose={close}
      footer={
        <>
          <Button onPress={close}>{t('common.cancel')}</Button>
          {!asked.isFetching && cases.length > 0 && (
            <Button variant="primary" isDisabled={kept.length === 0} onPress={() => onChoose(kept)}>
              {t('access.showCases', { count: kept.length })}
            </Button>
          )}
        </>
      }
    >
      {asked.isFetching && <AccessProgress label={t('access.lookingEverywhere')} />}
      {!asked.isFetching && asked.error !== null && (
        <>
          <p role="status">{asked.error.error.code === 'cancelled' ? t('access.stopped') : errorWords(asked.error.error).title}</p>
          <div>
            <Button small autoFocus onPress={() => void asked.refetch()}>
              {t('access.again')}
            </Button>
          </div>
        </>
      )}
      {!asked.isFetching && asked.data !== undefined && (
        <>
          <CasesWords places={asked.data} />
          <ul className="access-cases">
            {cases.map(({ inspectionId: id, caseNumber, title, count }) => (
              <li key={id}>
                <Checkbox isSelected={!off.has(id)} hint={title} onChange={() => toggle(id)}>
                  {caseNumber} · {t('access.count', { count, number: numberWords(count) })}
                  {chosen.length > 1 && chosen.includes(id) && ` · ${t('access.shown')}`}
                </Checkbox>
              </li>
            ))}
          </ul>
          {!asked.data.isBoundToCase && <p className="row-note">{t('access.casesText')}</p>}
        </>
      )}
    </Dialog>
  )
}

function CasesWords({ places: { name, isBoundToCase, cases } }: { places: AccessPlaces }) {
  const { t } = useTranslation()
  if (isBoundToCase) return <p>{t('access.boundToCase', { name })}</p>
  return <p>{cases.length === 0 ? t('access.noCases', { name }) : t('access.inCases', { name, count: cases.length })}</p>
}
