import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReadForm } from '../../src/api/contract.ts'
import type { Checklist } from '../../src/domain/checklist.ts'
import { pointCount } from '../../src/domain/checklist-item.ts'
import { useFocus } from '../app/location.ts'
import { useOperation } from '../data/operation.ts'
import { useOfficeRows } from '../data/queries.ts'
import { danishOrder } from '../strings/formats.ts'
import { IncomingForm } from '../checklist-editor/incoming-form.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { QuickAdd } from '../data/quick-add.tsx'
import { SplitPanes } from '../ui/split-panes.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { useFoundChanges, useIsWaiting } from '../checklist-editor/checklist-draft.ts'
import { ChecklistEditor } from '../checklist-editor/checklist-editor.tsx'

/** The office's checklists: their names at the left, the chosen one to edit at the right. */
export function ChecklistsSection() {
  const { t } = useTranslation()
  const rows = useOfficeRows('checklist')
  const checklists = useMemo(() => rows.toSorted((a, b) => danishOrder(a.title, b.title)), [rows])
  useFoundChanges(checklists)
  const focus = useFocus('checklist')
  const [chosen, setChosen] = useState<string | null>(focus?.id ?? null)
  // Saving draws the editor anew; the point that is being written stays chosen.
  const [point, setPoint] = useState<string | null>(null)
  const editing = useRef<HTMLDivElement>(null)
  const names = useRef<HTMLElement>(null)
  // Where the editor stands under the names, what was chosen is brought into sight; beside them nothing moves.
  useEffect(() => {
    if (chosen !== null) editing.current?.scrollIntoView()
  }, [chosen])
  const wantsKeyboard = useRef(false)
  useEffect(() => {
    if (!wantsKeyboard.current) return
    wantsKeyboard.current = false
    names.current?.querySelector<HTMLElement>('[aria-current]')?.focus()
  })
  const create = useOperation('checklist.create')
  const open = checklists.find((row) => row.id === chosen) ?? checklists[0]
  const add = async (title: string) => {
    const made = await create.run({ title, items: [] })
    if (made !== null) setChosen(made.id)
    return made !== null
  }
  const read = useOperation('checklist.readXlsForm')
  const [form, setForm] = useState<ReadForm | null>(null)
  const fetchForm = async () => {
    const next = await read.run({})
    if (next !== null) setForm(next)
  }
  const list = (
    <nav ref={names} className="checklist-names" aria-label={t('settings.sections.checklists')}>
      {checklists.map((row) => (
        <Name key={row.id} checklist={row} isOpen={row.id === open?.id} onOpen={() => setChosen(row.id)} />
      ))}
      <div className="checklist-incoming">
        <Button small icon="download" isPending={read.isRunning} onPress={() => void fetchForm()}>
          {t('checklistEditor.incoming.open')}
        </Button>
      </div>
      <QuickAdd target="checklist:new" label={t('settings.checklists.add')} placeholder={t('settings.checklists.placeholder')} onAdd={add} />
    </nav>
  )
  const editor =
    open === undefined ? (
      <div className="chapter-page">
        <EmptyState title={t('settings.checklists.none')}>{t('settings.checklists.noneText')}</EmptyState>
      </div>
    ) : (
      <ChecklistEditor
        key={`${open.id} ${open.version}`}
        checklist={open}
        place={editing}
        onCopied={(copy) => setChosen(copy.id)}
        point={point}
        onPoint={setPoint}
      />
    )
  return (
    <>
      <SplitPanes
        id="checklists"
        flows
        panes={[
          { id: 'names', label: t('common.widthOf', { pane: t('settings.sections.checklists') }), width: 230, min: 180, paper: true, content: list },
          { id: 'editor', label: t('settings.checklists.editor'), min: 300, paper: true, content: editor },
        ]}
      />
      {form && (
        <IncomingForm
          key={form.sha256}
          form={form}
          checklists={checklists}
          onOther={() => void fetchForm()}
          onClose={(taken) => {
            setForm(null)
            if (taken === null) return
            setChosen(taken.id)
            // To what was made, before the dialog gives it back to what opened it.
            wantsKeyboard.current = true
          }}
        />
      )}
    </>
  )
}

function Name({ checklist, isOpen, onOpen }: { checklist: Checklist; isOpen: boolean; onOpen: () => void }) {
  const { t } = useTranslation()
  const isWaiting = useIsWaiting(checklist)
  return (
    <button type="button" aria-current={isOpen ? 'true' : undefined} onClick={onOpen}>
      {checklist.title}
      <small>{t('settings.checklists.about', { count: pointCount(checklist.items), version: checklist.version })}</small>
      {isWaiting && <StateMark state="warn">{t('settings.checklists.waiting')}</StateMark>}
    </button>
  )
}
