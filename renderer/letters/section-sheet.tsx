import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Letter } from '../../src/domain/letter.ts'
import type { LetterSection } from '../../src/domain/letter-section.ts'
import { proseText } from '../../src/domain/prose.ts'
import { openCase } from '../app/location.ts'
import { removeRow } from '../app/remove.ts'
import { AutosavedText } from '../data/autosaved-text.tsx'
import { attempt } from '../data/operation.ts'
import { ProseEditor } from '../editor/prose-editor.tsx'
import { movedBy, moveItems, moveRow } from '../findings/move-row.ts'
import { openThread } from '../follow-up/follow-up-view.ts'
import type { ListedThread } from '../follow-up/listed-threads.ts'
import { useThreadWords } from '../follow-up/thread-words.ts'
import type { ThreadRows } from '../follow-up/use-threads.ts'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { MoreMenu } from '../ui/more-menu.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { QuoteFaults } from './quote-faults.tsx'
import { SectionCategories } from './section-categories.tsx'
import { threadIds } from './start-letter.ts'
import { ThreadChoiceDialog } from './thread-choice-dialog.tsx'
import { useNearSight } from './use-near-sight.ts'

type SectionSheetProps = {
  letter: Letter
  section: LetterSection
  /** All of the letter's sections in their order. */
  ids: readonly string[]
  handle: ReactNode
  rows: ThreadRows
  isFresh: boolean
  /** Somebody is led to it. */
  isWanted: boolean
  onFocus: () => void
}

/**
 * A section of a letter: its heading, what it is about, its text, and what is wrong with its quotations. A letter may have hundreds; those far out of sight are
 * their words alone until somebody comes near.
 */
export function SectionSheet(props: SectionSheetProps) {
  const { t } = useTranslation()
  const { section, isFresh, isWanted } = props
  const place = useRef<HTMLElement>(null)
  const isNear = useNearSight(place, isFresh || isWanted)
  useEffect(() => {
    if (isFresh) place.current?.querySelector<HTMLElement>('.letter-heading textarea')?.focus()
  }, [isFresh])
  const name = section.heading === '' ? t('letters.section.unnamed') : section.heading
  return (
    <section ref={place} data-section={section.id} aria-label={name} className={classNames('letter-section', section.level === 2 && 'sub')}>
      {isNear ? (
        <SectionBody {...props} name={name} />
      ) : (
        <>
          <h3>{section.heading}</h3>
          <p className="letter-far">{proseText(section.content)}</p>
        </>
      )}
    </section>
  )
}

function SectionBody({ letter, section, ids, handle, rows, name, onFocus }: SectionSheetProps & { name: string }) {
  const { t } = useTranslation()
  const [isChoosing, setChoosing] = useState(false)
  const { id, heading, content } = section
  const about = rows.threads.filter((thread) => [...section.questionIds, ...section.recommendationIds].includes(thread.id))
  return (
    <>
      <div className="letter-section-head">
        {handle}
        <AutosavedText
          noun="letterSection"
          id={id}
          field="heading"
          value={heading}
          label={t('letters.section.heading')}
          labelHidden
          placeholder={t('letters.section.headingPlaceholder')}
          className="letter-heading"
          wraps
        />
        <SectionMenu section={section} ids={ids} name={name} onThreads={() => setChoosing(true)} />
      </div>
      {about.length > 0 && <SectionThreads threads={about} inspectionId={section.inspectionId} />}
      <ProseEditor
        key={id}
        noun="letterSection"
        row={section}
        field="content"
        value={content}
        label={t('letters.section.text', { heading: name })}
        placeholder={t('letters.section.placeholder')}
        onFocus={onFocus}
      />
      <QuoteFaults content={content} answers={rows.answer} />
      {(letter.kind === 'statement' || section.categories.length > 0) && (
        <SectionCategories letter={letter} section={section} sections={rows.letterSection} name={name} />
      )}
      {isChoosing && (
        <ThreadChoiceDialog
          title={t('letters.section.threadsTitle')}
          action={t('common.done')}
          threads={rows.threads}
          chosen={about}
          mayBeNone
          onChoose={(chosen) => {
            setChoosing(false)
            void attempt('letterSection.update', { id, patch: threadIds(chosen) })
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </>
  )
}

function SectionMenu({ section: { id, level }, ids, name, onThreads }: Pick<SectionSheetProps, 'section' | 'ids'> & { name: string; onThreads: () => void }) {
  const { t } = useTranslation()
  const [up, down] = moveItems(
    t,
    (by) => movedBy(ids, id, by) !== null,
    (by) => void moveRow('letterSection', ids, id, by),
  )
  const setLevel = () => void attempt('letterSection.update', { id, patch: { level: level === 1 ? 2 : 1 } })
  return (
    <MoreMenu
      small
      label={t('common.actionsFor', { what: name })}
      items={[
        { id: 'threads', label: t('letters.section.threads'), icon: 'link', onAction: onThreads },
        { id: 'level', label: t(level === 1 ? 'letters.section.toPart' : 'letters.section.toChapter'), icon: 'bulletList', onAction: setLevel },
        up,
        down,
        {
          id: 'delete',
          label: t('letters.section.delete'),
          icon: 'trash',
          danger: true,
          onAction: () => void removeRow('letterSection', id, t('common.theNouns.letterSection')),
        },
      ]}
    />
  )
}

/** What a section is about, each with how it stands; a press leads to it in Opfølgning. */
function SectionThreads({ threads, inspectionId }: { threads: readonly ListedThread[]; inspectionId: string }) {
  const { t } = useTranslation()
  const say = useThreadWords()
  const go = (id: string) => {
    openThread(inspectionId, id)
    openCase(inspectionId, 'followUp')
  }
  return (
    <ul className="section-threads" aria-label={t('letters.section.about')}>
      {threads.map((thread) => {
        const { mark, words } = say.state(thread)
        return (
          <li key={thread.id}>
            <Button small variant="quiet" onPress={() => go(thread.id)}>
              {say.name(thread)} <StateMark state={mark}>{words}</StateMark>
            </Button>
          </li>
        )
      })}
    </ul>
  )
}
