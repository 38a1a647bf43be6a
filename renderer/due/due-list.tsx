import { startTransition, useEffect, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { civilDateOf } from '../../src/domain/civil-date.ts'
import { dueGroupOf, dueGroups, type DueCounts, type DueItem } from '../../src/domain/due.ts'
import type { ThreadSubject } from '../../src/domain/thread.ts'
import { openCase } from '../app/location.ts'
import { useCall } from '../data/queries.ts'
import { remindOf } from '../letters/start-letter.ts'
import { useThreadWords } from '../follow-up/thread-words.ts'
import { dateWords, numberWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import './due-list.css'

/** So many are shown at first, and so many more each time. */
const portion = 200
/** So many fill a screen: they are drawn at once, the others right after. */
const firstScreen = 24

/** What is due in all cases: overdue, this week, later. Each leads to its thread. */
export function DueList() {
  const { t } = useTranslation()
  const [limit, setLimit] = useState(portion)
  const due = useCall('followUp.due', { limit }, { keep: true }).data
  if (due === undefined) return null
  const { counts, items } = due
  const total = counts.overdue + counts.thisWeek + counts.later
  if (total === 0) return <p className="due-none">{t('followUp.due.none')}</p>
  return (
    <div className="due-all" onKeyDown={(event) => act(event, items)}>
      <p className="ui-hint">
        <Kbd keys="R" /> {t('followUp.reminder.keyHint')}
      </p>
      <DueGroups counts={counts} items={items} />
      {total > items.length && (
        <Button small onPress={() => setLimit(limit + portion)}>
          {t('followUp.due.more', { count: Math.min(portion, total - items.length) })}
        </Button>
      )}
    </div>
  )
}

function DueGroups({ counts, items }: { counts: DueCounts; items: readonly DueItem[] }) {
  const { t } = useTranslation()
  const [isPainted, setPainted] = useState(false)
  useEffect(() => {
    // After the frame that shows the first screen, or the others would be laid out in it.
    let timer: ReturnType<typeof setTimeout> | undefined
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => startTransition(() => setPainted(true)))
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [])
  const drawn = isPainted ? items : items.slice(0, firstScreen)
  const today = civilDateOf(new Date().toISOString())
  return dueGroups
    .filter((group) => counts[group] > 0)
    .map((group) => (
      <section key={group} aria-label={t(`followUp.due.groups.${group}`)}>
        <SectionHeading side={numberWords(counts[group])}>{t(`followUp.due.groups.${group}`)}</SectionHeading>
        <ul>
          {drawn
            .filter(({ dueOn }) => dueGroupOf(dueOn, today) === group)
            .map((item) => (
              <DueRow key={item.id} item={item} today={today} />
            ))}
        </ul>
      </section>
    ))
}

/** Arrow keys go from one to the next; R writes the reminder of what is waited for. A commitment has none. */
function act(event: KeyboardEvent<HTMLElement>, items: readonly DueItem[]): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('.due-row')]
  const at = all.indexOf(event.target as HTMLElement)
  const item = items.find(({ id }) => id === all[at]?.dataset['due'])
  if (item === undefined) return
  if (by !== 0) all[at + by]?.focus()
  else if (event.key.toLowerCase() === 'r' && isAnswered(item)) void remindOf(item)
  else return
  event.preventDefault()
}

/** Whether it is answered, so that it can be reminded of: a commitment is met. */
const isAnswered = (item: DueItem): item is DueItem & ThreadSubject => item.noun !== 'commitment'

function DueRow({ item, today }: { item: DueItem; today: string }) {
  const { t } = useTranslation()
  const say = useThreadWords()
  const { noun, dueOn } = item
  const name = noun === 'commitment' ? t('followUp.nouns.commitment') : say.name({ noun, number: item.number })
  return (
    <li>
      <button type="button" className="due-row" data-due={item.id} onClick={() => openCase(item.inspectionId, 'followUp', { noun, id: item.id })}>
        <span className="due-day">
          <time dateTime={dueOn}>{dateWords(dueOn, 'short')}</time>
          <small>{dueOn < today ? <StateMark state="due">{say.days(dueOn, today)}</StateMark> : say.days(dueOn, today)}</small>
        </span>
        <span className="due-what">
          <span>
            <b>{name}</b> {item.text}
          </span>
          <small>
            {item.caseTitle} · {item.caseNumber} · {item.authorityNames.join(', ')}
          </small>
        </span>
      </button>
      {isAnswered(item) && dueOn < today && (
        // Not a stop of the Tab key: on the line itself R does it.
        <Button
          small
          variant="quiet"
          className="due-remind"
          excludeFromTabOrder
          aria-label={t('followUp.reminder.writeOf', { name })}
          onPress={() => void remindOf(item)}
        >
          {t('followUp.reminder.write')}
        </Button>
      )}
    </li>
  )
}
