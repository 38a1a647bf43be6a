import { useTranslation } from 'react-i18next'
import { keysOf } from '../app/commands.ts'
import { showOverlay } from '../app/view.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import './palette.css'

const everywhere = ['palette', 'search', 'due', 'newInspection', 'undo', 'redo', 'settings', 'lock', 'openCaseFile', 'saveCaseFile', 'shortcuts'] as const
const chapters = [
  'chapter.overview',
  'chapter.announcement',
  'chapter.visit',
  'chapter.findings',
  'chapter.report',
  'chapter.hearing',
  'chapter.followUp',
  'chapter.letters',
  'chapter.documents',
  'previousChapter',
  'nextChapter',
] as const

/** Keys of the capture line, of notes, checklists and lists, with the names of their words. */
const capture = [
  ['Enter', 'saveNote'],
  ['Shift Enter', 'newLine'],
  ['" . # ? !', 'tags'],
  ['Alt 1–6', 'retag'],
  ['Alt 0', 'flag'],
  ['Alt 7', 'record'],
  ['Alt ⇧ 7', 'pauseRecording'],
  ['Alt 8', 'attach'],
  ['Alt 9', 'camera'],
  ['Ctrl 1–9', 'speaker'],
  ['Ctrl 0', 'noSpeaker'],
  ['Alt ↑ ↓', 'question'],
  ['Ctrl ↑ ↓', 'occasion'],
  ['↑', 'toNotes'],
  ['Ctrl ⇧ N', 'recordVisit'],
] as const
const notes = [
  ['Enter', 'editNote'],
  ['Space', 'markNote'],
  ['Shift ↑ ↓', 'markMore'],
  ['K', 'makeFinding'],
  ['M', 'contradict'],
  ['T', 'toThemes'],
  ['S', 'mergeNotes'],
  ['Alt Enter', 'splitNote'],
  ['Delete', 'removeNote'],
  ['Esc', 'toLine'],
] as const
const checklist = [
  ['J D N I', 'answerPoint'],
  ['Backspace', 'clearPoint'],
  ['1–9', 'choose'],
  ['Enter', 'onwards'],
  ['R', 'remark'],
  ['F', 'file'],
  ['Space', 'nextUnanswered'],
  ['M', 'nextFault'],
  ['+ −', 'rounds'],
  ['Esc', 'toLine'],
] as const
const thread = [
  ['S', 'answerThread'],
  ['R', 'remindThread'],
  ['Ctrl ⇧ M', 'markPassage'],
  ['Ctrl ⇧ T', 'insertDate'],
] as const
/** Keys within a text, with the names of their tools; the last are those of letters alone. */
const writing = [
  ['Ctrl B', 'editor.bold'],
  ['Ctrl I', 'editor.italic'],
  ['Ctrl ⇧ 1', 'editor.heading1'],
  ['Ctrl ⇧ 2', 'editor.heading2'],
  ['Ctrl ⇧ 0', 'editor.paragraph'],
  ['Ctrl ⇧ 8', 'editor.bulletList'],
  ['Ctrl ⇧ 7', 'editor.orderedList'],
  ['Ctrl ⇧ 9', 'editor.quote'],
  ['Ctrl ⇧ D', 'editor.footnote'],
  ['Ctrl ⇧ B', 'editor.evidence'],
  ['Ctrl ⇧ E', 'editor.phrase'],
  ['Ctrl ⇧ R', 'editor.legalSource'],
  ['Ctrl ⇧ A', 'letters.quote.pick'],
  ['Ctrl ⇧ X', 'letters.quote.elision'],
  ['Ctrl ⇧ K', 'letters.quote.insertion'],
  ['Ctrl ⇧ N', 'letters.quote.omission'],
  ['Ctrl ⇧ G', 'letters.statistic.tool'],
  ['Alt F10', 'palette.shortcuts.toTools'],
] as const
const lists = [
  ['↑ ↓', 'walk'],
  ['Enter', 'open'],
  ['Esc', 'escape'],
  ['Ctrl F6', 'nextPart'],
  ['Alt ←', 'back'],
  ['↑ ↓', 'move'],
] as const

/** F1 or ?: every shortcut on one sheet. */
export function ShortcutsDialog() {
  const { t } = useTranslation()
  return (
    <Dialog title={t('palette.shortcuts.title')} isOpen onClose={() => showOverlay(null)} size="wide">
      <div className="shortcuts" role="group" aria-label={t('palette.shortcuts.title')} tabIndex={0}>
        <Group title={t('palette.shortcuts.everywhere')} rows={everywhere.map((command) => [keysOf[command], t(`palette.commands.${command}`)])} />
        <Group title={t('palette.shortcuts.chapters')} rows={chapters.map((command) => [keysOf[command], t(`palette.commands.${command}`)])} />
        <Group title={t('palette.shortcuts.capture')} rows={capture.map(([keys, words]) => [keys, t(`palette.shortcuts.${words}`)])} />
        <Group title={t('palette.shortcuts.notes')} rows={notes.map(([keys, words]) => [keys, t(`palette.shortcuts.${words}`)])} />
        <Group title={t('palette.shortcuts.checklist')} rows={checklist.map(([keys, words]) => [keys, t(`palette.shortcuts.${words}`)])} />
        <Group title={t('palette.shortcuts.thread')} rows={thread.map(([keys, words]) => [keys, t(`palette.shortcuts.${words}`)])} />
        <Group title={t('palette.shortcuts.writing')} rows={writing.map(([keys, words]) => [keys, t(words)])} />
        <Group title={t('palette.shortcuts.lists')} rows={lists.map(([keys, words]) => [keys, t(`palette.shortcuts.${words}`)])} />
      </div>
    </Dialog>
  )
}

function Group({ title, rows }: { title: string; rows: readonly (readonly [keys: string, words: string])[] }) {
  return (
    <section>
      <SectionHeading>{title}</SectionHeading>
      <dl>
        {rows.map(([keys, words]) => (
          <div key={keys + words}>
            <dt>{words}</dt>
            <dd>
              <Kbd keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
