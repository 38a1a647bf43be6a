import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportTheme } from '../../src/domain/report-theme.ts'
import { removeRow } from '../app/remove.ts'
import { attempt } from '../data/operation.ts'
import { useRows } from '../data/queries.ts'
import { IconButton } from '../ui/icon-button.tsx'
import type { MenuItem } from '../ui/menu.tsx'
import { MoreMenu } from '../ui/more-menu.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { OutlineTheme } from './finding-outline.ts'
import { movedBy, moveItems, moveRow, type Step } from './move-row.ts'
import type { Additions } from './use-additions.ts'

type ThemeHeadProps = { theme: OutlineTheme; outline: readonly OutlineTheme[]; additions: Additions }

/** The number and title of a theme, which can be written over, and what can be done with it. */
export function ThemeHead({ theme: { theme, point }, outline, additions }: ThemeHeadProps) {
  const { t } = useTranslation()
  if (theme === null) return <SectionHeading level={2}>{t('findings.noTheme')}</SectionHeading>
  if (additions.renaming === theme.id) {
    const done = (title: string) => void rename(theme.id, theme.title, title).then(() => additions.rename(null))
    return <ThemeTitle title={theme.title} onDone={done} onGiveUp={() => void additions.giveUpTitle(theme.id)} />
  }
  return (
    <div className="theme-head">
      <h2 onDoubleClick={() => additions.rename(theme.id)}>
        <span className="numbers">{point}</span> {theme.title}
      </h2>
      <IconButton small icon="plus" label={t('findings.addFindingTo', { theme: theme.title })} onPress={() => void additions.addFinding(theme.id)} />
      <ThemeMenu theme={theme} outline={outline} onRename={() => additions.rename(theme.id)} />
    </div>
  )
}

function ThemeMenu({ theme, outline, onRename }: { theme: ReportTheme; outline: readonly OutlineTheme[]; onRename: () => void }) {
  const { t } = useTranslation()
  const documents = useRows('document', theme.inspectionId)
  const ids = outline.flatMap((one) => one.theme?.id ?? [])
  // Issued chapters keep their numbers, and new ones come after them: among these nothing would move.
  const issued = new Set(documents.flatMap((document) => document.points.map((point) => point.id)))
  const isFixed = (by: Step) => issued.has(theme.id) || issued.has(ids[ids.indexOf(theme.id) + by] ?? '')
  const [up, down] = moveItems(
    t,
    (by) => !isFixed(by) && movedBy(ids, theme.id, by) !== null,
    (by) => void moveRow('reportTheme', ids, theme.id, by),
  )
  const withReason = (item: MenuItem, by: Step) => (isFixed(by) ? { ...item, label: `${item.label} ${t('findings.moveFixed')}` } : item)
  return (
    <MoreMenu
      small
      label={t('common.actionsFor', { what: theme.title })}
      items={[
        { id: 'rename', label: t('findings.rename'), icon: 'pencil', onAction: onRename },
        withReason(up, -1),
        withReason(down, 1),
        { id: 'delete', label: t('findings.deleteTheme'), icon: 'trash', danger: true, onAction: () => void removeRow('reportTheme', theme.id, theme.title) },
      ]}
    />
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
