import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Authority } from '../../src/domain/authority.ts'
import { media, type HearingResponse } from '../../src/domain/hearing-response.ts'
import type { Remark } from '../../src/domain/remark.ts'
import { removeRow } from '../app/remove.ts'
import { AttachedFile } from '../attachments/attached-file.tsx'
import { AutosavedText } from '../data/autosaved-text.tsx'
import { attempt } from '../data/operation.ts'
import { dateWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { DateField } from '../ui/date-field.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import { Select } from '../ui/select.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { undecided } from './hearing-cards.ts'

type ResponseListProps = {
  responses: readonly HearingResponse[]
  remarks: readonly Remark[]
  authorities: readonly Authority[]
  openId: string
  /** The row that was just made. */
  fresh: string | null
  onOpen: (id: string) => void
  onAdd: () => void
}

/** The responses to the hearing, and the particulars of the open one. */
export function ResponseList({ responses, remarks, authorities, openId, fresh, onOpen, onAdd }: ResponseListProps) {
  const { t } = useTranslation()
  const open = responses.find((one) => one.id === openId)
  const nameOf = (response: HearingResponse) => response.from || authorities.find((one) => one.id === response.authorityId)?.name || t('hearing.someAuthority')
  return (
    <div className="hearing-left">
      <SectionHeading
        level={2}
        side={
          <Button small icon="plus" onPress={onAdd}>
            {t('hearing.addResponse')}
          </Button>
        }
      >
        {t('hearing.responses')}
      </SectionHeading>
      <ul className="hearing-responses">
        {responses.map((response) => {
          const own = remarks.filter((remark) => remark.hearingResponseId === response.id)
          const open = undecided(own)
          return (
            <li key={response.id} className={classNames(response.id === openId && 'open')}>
              <button type="button" aria-current={response.id === openId ? 'true' : undefined} onClick={() => onOpen(response.id)}>
                <span>{nameOf(response)}</span>
                <small>
                  {dateWords(response.receivedOn)} · {t(`hearing.media.${response.medium}`)} · {t('hearing.remarksCount', { count: own.length })}
                </small>
                {own.length > 0 && (
                  <small>
                    <StateMark state={open > 0 ? 'open' : 'done'}>{open > 0 ? t('hearing.undecided', { count: open }) : t('hearing.allDecided')}</StateMark>
                  </small>
                )}
              </button>
            </li>
          )
        })}
      </ul>
      {open && <ResponseFields key={open.id} response={open} authorities={authorities} name={nameOf(open)} isFresh={open.id === fresh} />}
    </div>
  )
}

type ResponseFieldsProps = { response: HearingResponse; authorities: readonly Authority[]; name: string; isFresh: boolean }

function ResponseFields({ response, authorities, name, isFresh }: ResponseFieldsProps) {
  const { t } = useTranslation()
  const fields = useRef<HTMLElement>(null)
  // The button that made it may be gone, and pressing it again would make another: the first field is next.
  useEffect(() => {
    if (isFresh) fields.current?.querySelector('input')?.focus()
  }, [isFresh])
  const update = (patch: Partial<HearingResponse>) => attempt('hearingResponse.update', { id: response.id, patch })
  return (
    <section ref={fields} className="hearing-fields" aria-label={name}>
      <DateField label={t('hearing.receivedOn')} value={response.receivedOn} onChange={(date) => date !== null && void update({ receivedOn: date })} />
      <Select
        label={t('hearing.medium')}
        options={media.map((id) => ({ id, label: t(`hearing.media.${id}`) }))}
        value={response.medium}
        onChange={(medium) => void update({ medium })}
      />
      <Select
        label={t('hearing.authority')}
        options={[{ id: 'none', label: t('hearing.someAuthority') }, ...authorities.map((one) => ({ id: one.id, label: one.name }))]}
        value={response.authorityId ?? 'none'}
        onChange={(id) => void update({ authorityId: id === 'none' ? null : id })}
      />
      <AutosavedText noun="hearingResponse" id={response.id} field="from" wraps value={response.from} label={t('hearing.from')} hint={t('hearing.fromHint')} />
      <AttachedFile noun="hearingResponse" id={response.id} inspectionId={response.inspectionId} attachmentId={response.attachmentId} />
      <Button small variant="danger" icon="trash" onPress={() => void removeRow('hearingResponse', response.id, name)}>
        {t('hearing.deleteResponse')}
      </Button>
    </section>
  )
}
