import { useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportTheme } from '../../src/domain/report-theme.ts'
import { removeRow } from '../app/remove.ts'
import { attempt } from '../data/operation.ts'
import { useRows } from '../data/queries.ts'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Menu } from '../ui/menu.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { TextField } from '../ui/text-field.tsx'
import { placeOneStep } from './finding-moves.ts'
import type { FindingState, OutlineFinding, OutlineTheme } from './finding-outline.ts'
import { moveRow } from './move-row.ts'

type FindingListProps = {
  outline: readonly OutlineTheme[]
  gradings: ReadonlyMap<string, string>
  openId: string | undefined
  onOpen: (findingId: string) => void
  onAdd: (themeId: string | null) => void
  onAddTheme: () => void
  /** The theme whose title is to be written now. */
  renaming: string | null
  onRename: (themeId: string | null) => void
  /** The title was not to be written after all. */
  onGiveUp: (themeId: string) => void
}

/** The themes with their findings, in the order and with the numbers of the report. Arrow keys walk, Alt with them moves. */
export function FindingList({ outline, gradings, openId, onOpen, onAdd, onAddTheme, renaming, onRename, onGiveUp }: FindingListProps) {
  const { t } = useTranslation()
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (by === 0 || !(event.target instanceof HTMLElement) || event.target.dataset['finding'] === undefined) return
    event.preventDefault()
    if (event.altKey) void moveFinding(outline, event.target.dataset['finding'], by)
    else neighbour(event.currentTarget, event.target, by)?.focus()
  }
  return (
    <nav className="finding-list" aria-label={t('findings.list')} onKeyDown={onKeyDown}>
      <div className="finding-list-scroll">
        {outline.map((theme) => (
          <section key={theme.theme?.id ?? 'none'} aria-label={theme.theme?.title ?? t('findings.noTheme')}>
            <ThemeHead
              theme={theme}
              outline={outline}
              isRenaming={renaming !== null && renaming === theme.theme?.id}
              onRename={onRename}
              onGiveUp={onGiveUp}
              onAdd={() => onAdd(theme.theme?.id ?? null)}
            />
            {theme.findings.map((one) => (
              <FindingItem
                key={one.finding.id}
                entry={one}
                isOpen={one.finding.id === openId}
                grading={gradings.get(one.finding.criticismStepId ?? '')}
                onOpen={onOpen}
                outline={outline}
              />
            ))}
          </section>
        ))}
      </div>
      <div className="finding-list-foot">
        <Button small icon="plus" onPress={() => onAdd(outline.at(-1)?.theme?.id ?? null)}>
          {t('findings.addFinding')}
        </Button>
        <Button small variant="quiet" icon="plus" onPress={onAddTheme}>
          {t('findings.addTheme')}
        </Button>
      </div>
    </nav>
  )
}

function neighbour(list: HTMLElement, from: HTMLElement, by: -1 | 1): HTMLElement | undefined {
  const all = [...list.querySelectorAll<HTMLElement>('[data-finding]')]
  return all[all.indexOf(from) + by]
}

async function moveFinding(outline: readonly OutlineTheme[], findingId: string, by: -1 | 1): Promise<void> {
  const place = placeOneStep(outline, findingId, by)
  if (place === null) return
  await attempt('finding.update', { id: findingId, patch: place })
}

type ThemeHeadProps = {
  theme: OutlineTheme
  outline: readonly OutlineTheme[]
  isRenaming: boolean
  onRename: (themeId: string | null) => void
  onGiveUp: (themeId: string) => void
  onAdd: () => void
}

function ThemeHead({ theme: { theme, point }, outline, isRenaming, onRename, onGiveUp, onAdd }: ThemeHeadProps) {
  const { t } = useTranslation()
  if (theme === null) return <SectionHeading level={2}>{t('findings.noTheme')}</SectionHeading>
  if (isRenaming) {
    const done = (title: string) => void rename(theme.id, theme.title, title).then(() => onRename(null))
    return <ThemeTitle title={theme.title} onDone={done} onGiveUp={() => onGiveUp(theme.id)} />
  }
  return (
    <div className="theme-head">
      <h2 onDoubleClick={() => onRename(theme.id)}>
        <span className="numbers">{point}</span> {theme.title}
      </h2>
      <IconButton small icon="plus" label={t('findings.addFindingTo', { theme: theme.title })} onPress={onAdd} />
      <ThemeMenu theme={theme} outline={outline} onRename={onRename} />
    </div>
  )
}

function ThemeMenu({ theme, outline, onRename }: { theme: ReportTheme; outline: readonly OutlineTheme[]; onRename: (themeId: string | null) => void }) {
  const { t } = useTranslation()
  const documents = useRows('document', theme.inspectionId)
  const ids = outline.flatMap((one) => one.theme?.id ?? [])
  // Issued chapters keep their numbers, and new ones come after them: among these nothing would move.
  const issued = new Set(documents.flatMap((document) => document.points.map((point) => point.id)))
  const step = (id: 'up' | 'down', by: -1 | 1) => {
    const other = ids[ids.indexOf(theme.id) + by]
    const isFixed = issued.has(theme.id) || (other !== undefined && issued.has(other))
    return {
      id,
      label: `${t(id === 'up' ? 'findings.moveUp' : 'findings.moveDown')}${isFixed ? ` ${t('findings.moveFixed')}` : ''}`,
      icon: id === 'up' ? ('arrowUp' as const) : ('arrowDown' as const),
      isDisabled: isFixed || other === undefined,
      onAction: () => void moveRow('reportTheme', ids, theme.id, by),
    }
  }
  return (
    <Menu
      label={t('common.actionsFor', { what: theme.title })}
      items={[
        { id: 'rename', label: t('findings.rename'), icon: 'pencil', onAction: () => onRename(theme.id) },
        step('up', -1),
        step('down', 1),
        {
          id: 'delete',
          label: t('findings.deleteTheme'),
          icon: 'trash',
          danger: true,
          onAction: () => void removeRow('reportTheme', theme.id, theme.title),
        },
      ]}
    >
      <IconButton small icon="dots" label={t('common.actionsFor', { what: theme.title })} />
    </Menu>
  )
}

async function rename(id: string, before: string, title: string): Promise<void> {
  if (title.trim() === '' || title === before) return
  await attempt('reportTheme.update', { id, patch: { title: title.trim() } })
}

function ThemeTitle({ title, onDone, onGiveUp }: { title: string; onDone: (title: string) => void; onGiveUp: () => void }) {
  const { t } = useTranslation()
  const [words, setWords] = useState(title)
  // Enter and Escape take the field away, which then loses the focus as well: it is done once.
  const done = useRef(false)
  const end = (how: () => void) => {
    if (done.current) return
    done.current = true
    how()
  }
  return (
    <TextField
      label={t('findings.themeTitle')}
      labelHidden
      className="theme-title"
      value={words}
      onChange={setWords}
      autoFocus
      onFocus={(event) => event.target.select()}
      onBlur={() => end(() => onDone(words))}
      onKeyDown={(event) => {
        if (event.key === 'Enter') end(() => onDone(words))
        if (event.key === 'Escape') end(onGiveUp)
      }}
    />
  )
}

type FindingItemProps = { entry: OutlineFinding; isOpen: boolean; grading: string | undefined; onOpen: (id: string) => void; outline: readonly OutlineTheme[] }

function FindingItem({ entry: { finding, point, state }, isOpen, grading, onOpen, outline }: FindingItemProps) {
  const { t } = useTranslation()
  const move = (by: -1 | 1) => () => void moveFinding(outline, finding.id, by)
  return (
    <div className={classNames('finding-item', isOpen && 'open')}>
      <button type="button" data-finding={finding.id} aria-current={isOpen ? 'true' : undefined} onClick={() => onOpen(finding.id)}>
        <b className="numbers">{point}</b>
        <span>{finding.title}</span>
        <FindingMarks state={state} grading={grading} />
      </button>
      <Menu
        label={t('common.actionsFor', { what: finding.title })}
        items={[
          {
            id: 'up',
            label: t('findings.moveUp'),
            icon: 'arrowUp',
            keys: 'Alt ↑',
            isDisabled: placeOneStep(outline, finding.id, -1) === null,
            onAction: move(-1),
          },
          {
            id: 'down',
            label: t('findings.moveDown'),
            icon: 'arrowDown',
            keys: 'Alt ↓',
            isDisabled: placeOneStep(outline, finding.id, 1) === null,
            onAction: move(1),
          },
          {
            id: 'delete',
            label: t('findings.deleteFinding'),
            icon: 'trash',
            danger: true,
            onAction: () => void removeRow('finding', finding.id, finding.title),
          },
        ]}
      >
        <IconButton small icon="dots" label={t('common.actionsFor', { what: finding.title })} />
      </Menu>
    </div>
  )
}

const countWords = [undefined, undefined, 'two', 'three', 'four', 'five'] as const

/** What stands under a finding's title: what is wrong first, then what is there. */
function FindingMarks({ state, grading }: { state: FindingState; grading: string | undefined }) {
  const { t } = useTranslation()
  const word = countWords[state.accounts]
  const number = word === undefined ? String(state.accounts) : t(`findings.numbers.${word}`)
  return (
    <small>
      {state.withoutEvidence && <StateMark state="warn">{t('findings.state.withoutEvidence')}</StateMark>}
      {!state.graded && <StateMark state="open">{t('findings.state.ungraded')}</StateMark>}
      {state.accounts > 0 && <StateMark state="conflict">{t('findings.state.accounts', { count: state.accounts, number })}</StateMark>}
      {grading !== undefined && <span>{grading}</span>}
      {state.recommendations > 0 && <span>{t('findings.state.recommendations', { count: state.recommendations })}</span>}
      {state.questions > 0 && <span>{t('findings.state.questions', { count: state.questions })}</span>}
    </small>
  )
}
