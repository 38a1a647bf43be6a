import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InputOf } from '../../src/api/contract.ts'
import { isFileWithheld, itemsOf, withGround, type AccessCase, type AccessFile, type AccessFound, type AccessItem } from '../../src/domain/access.ts'
import { goTo } from '../app/location.ts'
import { attempt, useOperation } from '../data/operation.ts'
import { queries } from '../data/queries.ts'
import { openHit } from '../search/open-hit.ts'
import { numberWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { DisclosureRow } from '../ui/disclosure-row.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { showToast } from '../ui/toast.tsx'
import { VirtualListBox } from '../ui/virtual-list-box.tsx'
import { AccessProgress } from './access-progress.tsx'
import { AccessRow, useItemKind } from './access-row.tsx'
import { CaseChoiceDialog } from './case-choice-dialog.tsx'
import { ItemDialog } from './item-dialog.tsx'

type FoundItemsProps = { input: InputOf<'access.find'>; found: AccessFound; onCases: (cases: string[]) => void }

/** An item with the case that it is of. `isFirst`: of several cases, the first item of one. */
type Placed = { readonly item: AccessItem; readonly of: AccessCase; readonly isFirst: boolean }

/** What concerns the one chosen, case by case: to be read, left out, looked up in its place and saved. */
export function FoundItems({ input, found, onCases }: FoundItemsProps) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<string | null>(null)
  const [opened, setOpened] = useState<string | null>(null)
  const placed = useMemo(() => placedOf(found), [found])
  const items = itemsOf(found)
  const kindOf = useItemKind()
  const active = placed.some((one) => keyOf(one) === chosen) ? chosen : placed[0] && keyOf(placed[0])
  const open = placed.find((one) => keyOf(one) === opened)
  const withhold = async ({ item, of: { inspectionId } }: Placed, ground: string | null) => {
    setOpened(null)
    if ((await attempt('access.withhold', { inspectionId, subject: input.subject, key: item.key, ground })) === null) return
    queries.setQueryData<AccessFound>(['call', 'access.find', input], (before) => before && withGround(before, inspectionId, item.key, ground))
  }
  return (
    <>
      <div className="access-summary">
        {items.length > 0 && <Counts found={found} />}
        <CasesButton input={input} onCases={onCases} />
        {items.length > 0 && <SaveButton input={input} />}
        {items.length > 0 && (
          <p className="row-note">
            {t('access.marksText')} {found.cases.some(({ files }) => files.length > 0) && t('access.filesText')}
          </p>
        )}
        <Files found={found} />
      </div>
      {items.length === 0 ? (
        <div className="access-words-only">
          <EmptyState title={t('access.noneTitle', { name: found.name })}>{t('access.noneText')}</EmptyState>
        </div>
      ) : (
        <VirtualListBox
          label={t('access.list')}
          items={placed}
          keyOf={keyOf}
          estimate={90}
          activeKey={active ?? null}
          onActivate={setChosen}
          onOpen={(one) => setOpened(keyOf(one))}
        >
          {({ item, of, isFirst }) => <AccessRow item={item} heading={isFirst ? `${of.caseNumber} · ${of.title}` : null} />}
        </VirtualListBox>
      )}
      {open !== undefined && (
        <ItemDialog
          item={open.item}
          title={t('access.itemTitle', { kind: kindOf(open.item) })}
          onWithhold={(ground) => void withhold(open, ground)}
          onGo={() => goToItem(open)}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  )
}

const keyOf = ({ item, of }: Placed): string => `${of.inspectionId} ${item.key}`
const placedOf = ({ cases }: AccessFound): Placed[] => cases.flatMap((of) => of.items.map((item, i) => ({ item, of, isFirst: i === 0 && cases.length > 1 })))

function Counts({ found }: { found: AccessFound }) {
  const { t } = useTranslation()
  const items = itemsOf(found)
  const marks = items.reduce((sum, one) => sum + one.marks.length, 0)
  const withheld = items.filter((one) => one.withheld !== null).length
  return (
    <p role="status">
      <b>{t('access.count', { count: items.length, number: numberWords(items.length) })}</b>
      {found.cases.length > 1 && ` ${t('access.fromCases', { count: found.cases.length })}`}
      {marks > 0 && (
        <>
          {' · '}
          <mark>{t('access.marked', { count: marks, number: numberWords(marks) })}</mark>
        </>
      )}
      {withheld > 0 && ` · ${t('access.leftOut', { count: withheld })}`}
    </p>
  )
}

function CasesButton({ input, onCases }: Pick<FoundItemsProps, 'input' | 'onCases'>) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const { inspectionId, subject, cases } = input
  return (
    <>
      <Button icon="search" onPress={() => setOpen(true)}>
        {t('access.allCases')}
      </Button>
      {isOpen && <CaseChoiceDialog inspectionId={inspectionId} subject={subject} chosen={cases} onChoose={onCases} onClose={() => setOpen(false)} />}
    </>
  )
}

function SaveButton({ input }: Pick<FoundItemsProps, 'input'>) {
  const { t } = useTranslation()
  const save = useOperation('access.save')
  const run = async () => {
    const saved = await save.run(input)
    if (!saved) return
    showToast({ tone: 'done', title: t('access.saved'), text: saved.path })
    // That it was saved is told in the trail, which is looked through, too.
    await queries.invalidateQueries({ predicate: ({ queryKey }) => /^access\./.test(String(queryKey[1])) })
  }
  return (
    <>
      <Button variant="primary" icon="download" isPending={save.isRunning} onPress={() => void run()}>
        {t('access.save')}
      </Button>
      {save.isRunning && <AccessProgress label={t('access.bundling')} />}
    </>
  )
}

/** Files that do not go along, and those that somebody has to look through. */
function Files({ found: { cases } }: { found: AccessFound }) {
  const { t } = useTranslation()
  const files = cases.flatMap(({ items, files: some }) => some.map((file) => ({ ...file, fate: fateOf(file, items) })))
  const absent = files.filter(({ fate }) => fate !== 'enclosed')
  const unseen = [...files.filter(({ isSearched }) => !isSearched), ...cases.flatMap(({ unread }) => unread)]
  return (
    <>
      {absent.length > 0 && (
        <DisclosureRow summary={t('access.withheld', { count: absent.length })}>
          <ul>
            {absent.map(({ id, fileName, fate }) => (
              <li key={id}>
                {fileName}: {fate !== 'enclosed' && t(`access.fates.${fate}`)}
              </li>
            ))}
          </ul>
        </DisclosureRow>
      )}
      {unseen.length > 0 && (
        <DisclosureRow summary={t('access.unread', { count: unseen.length })}>
          <ul>
            {unseen.map(({ id, fileName }) => (
              <li key={id}>{fileName}</li>
            ))}
          </ul>
        </DisclosureRow>
      )}
    </>
  )
}

/** What becomes of a file as the items stand now; whether all of them would be too large is asked again on saving. */
function fateOf({ id, fate }: AccessFile, items: readonly AccessItem[]): AccessFile['fate'] {
  if (isFileWithheld(id, items)) return 'withheld'
  return fate === 'withheld' ? 'enclosed' : fate
}

/** Goes to where an item stands; what the trail tells stands in the trail. */
function goToItem({ item: { noun, id }, of: { inspectionId } }: Placed): void {
  if (noun === 'auditEntry' || noun === 'identityLook') goTo({ screen: 'settings', section: 'audit' })
  else void openHit({ noun, id, inspectionId })
}
