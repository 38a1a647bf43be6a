import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Document } from '../../src/domain/document.ts'
import type { Letter } from '../../src/domain/letter.ts'
import { removeRow } from '../app/remove.ts'
import { useRows } from '../data/queries.ts'
import { movedBy, moveItems, moveRow, type Step } from '../findings/move-row.ts'
import type { ThreadRows } from '../follow-up/use-threads.ts'
import { dateWords } from '../strings/formats.ts'
import { classNames } from '../ui/class-names.ts'
import '../ui/list-item.css'
import { MoreMenu } from '../ui/more-menu.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { showToast } from '../ui/toast.tsx'
import { NewLetter } from './new-letter.tsx'

type LetterListProps = { rows: ThreadRows; letters: readonly Letter[]; openId: string; onOpen: (id: string) => void }

/** The letters of the case. Arrow keys walk, Alt with them moves. */
export function LetterList({ rows, letters, openId, onOpen }: LetterListProps) {
  const { t } = useTranslation()
  const documents = useRows('document', rows.inspection.id)
  const ids = letters.map(({ id }) => id)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const by: Step | 0 = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    const id = event.target instanceof HTMLElement ? event.target.dataset['letter'] : undefined
    if (by === 0 || id === undefined) return
    event.preventDefault()
    if (event.altKey) void moveRow('letter', ids, id, by)
    else event.currentTarget.querySelector<HTMLElement>(`[data-letter="${CSS.escape(ids[ids.indexOf(id) + by] ?? id)}"]`)?.focus()
  }
  return (
    <nav className="letter-list" aria-label={t('letters.list')} onKeyDown={onKeyDown}>
      <SectionHeading level={2} side={<NewLetter rows={rows} />}>
        {t('letters.list')}
      </SectionHeading>
      {letters.map((letter) => (
        <LetterItem
          key={letter.id}
          letter={letter}
          ids={ids}
          issued={documents.findLast((document) => document.letterId === letter.id)}
          isOpen={letter.id === openId}
          onOpen={onOpen}
        />
      ))}
    </nav>
  )
}

type LetterItemProps = { letter: Letter; ids: readonly string[]; issued: Document | undefined; isOpen: boolean; onOpen: (id: string) => void }

function LetterItem({ letter: { id, kind, title, number, date }, ids, issued, isOpen, onOpen }: LetterItemProps) {
  const { t } = useTranslation()
  const name = title === '' ? t(`documents.kinds.${kind}`) : title
  const remove = () => {
    if (issued) return showToast({ tone: 'info', title: t('letters.held'), text: t('letters.heldText', { number: issued.number }) })
    void removeRow('letter', id, name)
  }
  const [up, down] = moveItems(
    t,
    (by) => movedBy(ids, id, by) !== null,
    (by) => void moveRow('letter', ids, id, by),
  )
  return (
    <div className={classNames('list-item letter-item', isOpen && 'open')}>
      <button type="button" data-letter={id} aria-current={isOpen ? 'true' : undefined} onClick={() => onOpen(id)}>
        <b>{t(`documents.kinds.${kind}`)}</b>
        <span className="letter-title">{title}</span>
        <small>
          {issued ? (
            <StateMark state="done">{t('letters.issuedOn', { date: dateWords(issued.date), number: issued.number })}</StateMark>
          ) : (
            <StateMark state="idle">{[t('letters.draft'), number, date === null ? null : dateWords(date)].filter(Boolean).join(' · ')}</StateMark>
          )}
        </small>
      </button>
      <MoreMenu
        small
        label={t('common.actionsFor', { what: name })}
        items={[
          { ...up, keys: 'Alt ↑' },
          { ...down, keys: 'Alt ↓' },
          { id: 'delete', label: t('letters.delete'), icon: 'trash', danger: true, onAction: remove },
        ]}
      />
    </div>
  )
}
