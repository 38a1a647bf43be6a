import type { KeyboardEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { removeRow } from '../app/remove.ts'
import { attempt } from '../data/operation.ts'
import { useOfficeRows } from '../data/queries.ts'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import '../ui/list-item.css'
import { MoreMenu } from '../ui/more-menu.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { placeOneStep } from './finding-moves.ts'
import type { FindingState, OutlineFinding, OutlineTheme } from './finding-outline.ts'
import { moveItems, type Step } from './move-row.ts'
import { ThemeHead } from './theme-head.tsx'
import type { Additions } from './use-additions.ts'

type FindingListProps = {
  outline: readonly OutlineTheme[]
  openId: string | undefined
  onOpen: (findingId: string) => void
  additions: Additions
  /** What stands above the themes, and what at the foot beside the ways to add. */
  above: ReactNode
  foot: ReactNode
}

/** The themes with their findings, in the order and with the numbers of the report. Arrow keys walk, Alt with them moves. */
export function FindingList({ outline, openId, onOpen, additions, above, foot }: FindingListProps) {
  const { t } = useTranslation()
  const gradings = new Map(useOfficeRows('criticismStep').map((step) => [step.id, step.label]))
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (by === 0 || !(event.target instanceof HTMLElement) || event.target.dataset['finding'] === undefined) return
    event.preventDefault()
    if (event.altKey && event.target.dataset['fixed'] === undefined) void moveFinding(outline, event.target.dataset['finding'], by)
    else neighbour(event.currentTarget, event.target, by)?.focus()
  }
  return (
    <nav className="finding-list" aria-label={t('findings.list')} onKeyDown={onKeyDown}>
      <div className="finding-list-scroll">
        {above}
        {outline.map((theme) => (
          <section key={theme.theme?.id ?? 'none'} aria-label={theme.theme?.title ?? t('findings.noTheme')}>
            <ThemeHead theme={theme} outline={outline} additions={additions} />
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
        {foot}
        <Button small icon="plus" onPress={() => void additions.addFinding(outline.at(-1)?.theme?.id ?? null)}>
          {t('findings.addFinding')}
        </Button>
        <Button small variant="quiet" icon="plus" onPress={() => void additions.addTheme()}>
          {t('findings.addTheme')}
        </Button>
      </div>
    </nav>
  )
}

function neighbour(list: HTMLElement, from: HTMLElement, by: Step): HTMLElement | undefined {
  const all = [...list.querySelectorAll<HTMLElement>('[data-finding]')]
  return all[all.indexOf(from) + by]
}

async function moveFinding(outline: readonly OutlineTheme[], findingId: string, by: Step): Promise<void> {
  const place = placeOneStep(outline, findingId, by)
  if (place === null) return
  await attempt('finding.update', { id: findingId, patch: place })
}

type FindingItemProps = { entry: OutlineFinding; isOpen: boolean; grading: string | undefined; onOpen: (id: string) => void; outline: readonly OutlineTheme[] }

function FindingItem({ entry: { finding, point, state }, isOpen, grading, onOpen, outline }: FindingItemProps) {
  const { t } = useTranslation()
  const [up, down] = moveItems(
    t,
    (by) => placeOneStep(outline, finding.id, by) !== null,
    (by) => void moveFinding(outline, finding.id, by),
  )
  const remove = () => void removeRow('finding', finding.id, finding.title)
  return (
    <div className={classNames('list-item finding-item', isOpen && 'open')}>
      <button type="button" data-finding={finding.id} aria-current={isOpen ? 'true' : undefined} onClick={() => onOpen(finding.id)}>
        <b className="numbers">{point}</b>
        <span>{finding.title}</span>
        <FindingMarks state={state} grading={grading} />
      </button>
      <MoreMenu
        small
        label={t('common.actionsFor', { what: finding.title })}
        items={[
          { ...up, keys: 'Alt ↑' },
          { ...down, keys: 'Alt ↓' },
          { id: 'delete', label: t('findings.deleteFinding'), icon: 'trash', danger: true, onAction: remove },
        ]}
      />
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
