import type { ChainedCommands, Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../ui/icon.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Menu, type MenuItem } from '../ui/menu.tsx'
import { Select } from '../ui/select.tsx'
import { Toolbar } from '../ui/toolbar.tsx'
import './editor.css'
import { useDesk } from './prose-desk.tsx'
import { EvidencePicker, LegalSourcePicker, PhrasePicker } from './prose-pickers.tsx'
import { changeTable, insertTable, standsInTable, tableChanges } from './prose-table.ts'
import { Tool } from './tool.tsx'

const blockKinds = ['paragraph', 'heading1', 'heading2'] as const
type BlockKind = (typeof blockKinds)[number]

const blockKindOf = (editor: Editor): BlockKind =>
  editor.isActive('heading', { level: 1 }) ? 'heading1' : editor.isActive('heading', { level: 2 }) ? 'heading2' : 'paragraph'

/** What the toolbar shows of the text where the cursor stands. */
const stateOf = (editor: Editor | null) =>
  editor === null || editor.isDestroyed
    ? null
    : {
        bold: editor.isActive('bold'),
        italic: editor.isActive('italic'),
        bulletList: editor.isActive('bulletList'),
        orderedList: editor.isActive('orderedList'),
        blockquote: editor.isActive('blockquote'),
        table: standsInTable(editor),
        block: blockKindOf(editor),
      }

/**
 * The tools of the text that was last written in. Alt+F10 leads here from a text, Escape leads back.
 * @param children tools that only the texts of this screen have
 */
export function ProseToolbar({ before, children }: { before?: ReactNode; children?: ReactNode }) {
  const { t } = useTranslation()
  const { active, toolbar } = useDesk()
  const editor = active?.editor ?? null
  // What is watched is told with the first change of the text; one that was only entered has its tools too.
  const state = useEditorState({ editor, selector: ({ editor: current }) => stateOf(current) }) ?? stateOf(editor)
  const run = (command: (chain: ChainedCommands) => ChainedCommands) => () => {
    if (editor) command(editor.chain().focus()).run()
  }
  const off = state === null
  const toggle = (list: 'bulletList' | 'orderedList') => run((chain) => chain.toggleList(list, 'listItem'))
  const setBlock = (kind: BlockKind) =>
    run((chain) => (kind === 'paragraph' ? chain.setNode('paragraph') : chain.setNode('heading', { level: kind === 'heading1' ? 1 : 2 })))()
  return (
    <div ref={toolbar} className="prose-toolbar" onKeyDown={(event) => event.key === 'Escape' && editor?.commands.focus()}>
      {before}
      <Toolbar label={t('editor.toolbar')}>
        <Select
          label={t('editor.blockKind')}
          labelHidden
          className="prose-block-kind"
          options={blockKinds.map((id) => ({ id, label: t(`editor.${id}`) }))}
          value={state?.block ?? 'paragraph'}
          onChange={setBlock}
          isDisabled={off}
        />
        <Tool label={t('editor.bold')} keys="Ctrl B" isSelected={state?.bold} isDisabled={off} onChange={run((chain) => chain.toggleMark('bold'))}>
          <b>{t('editor.boldLetter')}</b>
        </Tool>
        <Tool label={t('editor.italic')} keys="Ctrl I" isSelected={state?.italic} isDisabled={off} onChange={run((chain) => chain.toggleMark('italic'))}>
          <i>{t('editor.italicLetter')}</i>
        </Tool>
        <Tool label={t('editor.bulletList')} keys="Ctrl ⇧ 8" isSelected={state?.bulletList} isDisabled={off} onChange={toggle('bulletList')}>
          <Icon name="bulletList" />
        </Tool>
        <Tool label={t('editor.orderedList')} keys="Ctrl ⇧ 7" isSelected={state?.orderedList} isDisabled={off} onChange={toggle('orderedList')}>
          <Icon name="orderedList" />
        </Tool>
        <Tool
          label={t('editor.quote')}
          keys="Ctrl ⇧ 9"
          isSelected={state?.blockquote}
          isDisabled={off}
          onChange={run((chain) => chain.toggleWrap('blockquote'))}
        >
          <Icon name="quote" />
        </Tool>
        <Menu label={t('editor.table.menu')} items={tableItems(editor, state?.table ?? false, t)}>
          <IconButton small icon="table" label={t('editor.table.menu')} isDisabled={off} />
        </Menu>
        <Tool id="footnote" label={t('editor.footnote')} keys="Ctrl ⇧ D" isDisabled={off} onChange={() => editor && addFootnote(editor)} word />
        <EvidencePicker isDisabled={off} />
        <PhrasePicker isDisabled={off} />
        <LegalSourcePicker isDisabled={off} />
        {children}
      </Toolbar>
    </div>
  )
}

/** A new table, or what can be done with the one in which the cursor stands. */
function tableItems(editor: Editor | null, isInside: boolean, t: TFunction): MenuItem[] {
  if (editor === null) return []
  if (!isInside) return [{ id: 'insert', label: t('editor.table.insert'), onAction: () => insertTable(editor) }]
  return tableChanges.map((id) => ({ id, label: t(`editor.table.${id}`), danger: id.startsWith('delete'), onAction: () => changeTable(editor, id) }))
}

/** Puts a footnote at the cursor and opens its words. */
function addFootnote(editor: Editor): void {
  editor
    .chain()
    .focus()
    .insertContent({ type: 'footnote', attrs: { text: '' } })
    .run()
  const dom = editor.view.nodeDOM(editor.state.selection.from - 1)
  if (dom instanceof HTMLElement) dom.click()
}
