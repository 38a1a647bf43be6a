import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Finding } from '../../src/domain/finding.ts'
import { proseText } from '../../src/domain/prose.ts'
import type { Remark } from '../../src/domain/remark.ts'
import { proposedEdit } from '../../src/domain/worked-in.ts'
import { openCase } from '../app/location.ts'
import { perform, showError } from '../data/operation.ts'
import { openFinding } from '../findings/findings-view.ts'
import type { useFindingRows } from '../findings/use-finding-rows.ts'
import { Button } from '../ui/button.tsx'
import { firstOf, otherHalf, remarkGroups, type RemarkGroup } from './hearing-cards.ts'
import { RemarkCard } from './remark-card.tsx'
import { WorkInDialog } from './work-in-dialog.tsx'

/** Cards drawn at once: each has a list of all findings, and a returned file may have a thousand of them. */
const cardsAtOnce = 40

type RemarksProps = {
  rows: ReturnType<typeof useFindingRows>
  remarks: readonly Remark[]
  /** The row that was just made. */
  fresh: string | null
  /** The remark that a search led to. */
  focused: string | undefined
}

/** The remarks of a response, in groups beside the points they concern. */
export function Remarks({ rows, remarks, fresh, focused }: RemarksProps) {
  const { t } = useTranslation()
  const [most, setMost] = useState(cardsAtOnce)
  const [workedIn, setWorkedIn] = useState<string | null>(null)
  const groups = remarkGroups(remarks, rows.points)
  const order = groups.flatMap((group) => group.remarks)
  const led = order.findIndex(({ id }) => id === focused || id === fresh) + 1
  const shown = Math.max(most, led)
  const entries = rows.outline.flatMap((theme) => theme.findings)
  const options = entries.map(({ finding, point }) => ({ id: finding.id, label: `${point} ${finding.title}` }))
  const change = remarks.find(({ id }) => id === workedIn)
  const concerned = entries.find(({ finding }) => finding.id === change?.findingId)
  // Both halves of a replacement are decided together, and make one edit.
  const accept = async (remark: Remark) => {
    setWorkedIn(remark.id)
    const half = otherHalf(remark, remarks)
    if (half === undefined || half.disposition !== null) return
    const result = await perform('remark.update', { id: half.id, patch: { disposition: 'workedIn' } })
    if (!result.ok) showError(result.error)
  }
  return (
    <>
      {firstOf(groups, shown).map((group) => (
        <section key={group.unplaced ? 'unplaced' : (group.findingId ?? 'whole')} className="remark-group">
          <Point group={group} finding={entries.find((one) => one.finding.id === group.findingId)?.finding} />
          <div className="remark-cards">
            {group.remarks.map((remark) => (
              <RemarkCard key={remark.id} remark={remark} findings={options} isFresh={remark.id === fresh} onWorkedIn={(one) => void accept(one)} />
            ))}
          </div>
        </section>
      ))}
      {order.length > shown && (
        <Button className="remark-add" onPress={() => setMost(shown + cardsAtOnce)}>
          {t('hearing.showMore', { count: Math.min(cardsAtOnce, order.length - shown) })}
        </Button>
      )}
      {change !== undefined && concerned !== undefined && (
        <WorkInDialog
          finding={concerned.finding}
          point={`${concerned.point} ${concerned.finding.title}`}
          edit={proposedEdit(concerned.finding.facts, wholeChange(change, remarks))}
          onClose={() => setWorkedIn(null)}
        />
      )}
    </>
  )
}

/** Of a replacement the half that says both what goes and what comes. */
function wholeChange(remark: Remark, remarks: readonly Remark[]): Remark {
  const half = otherHalf(remark, remarks)
  return half?.origin === 'insertion' ? half : remark
}

/** The point that remarks concern, with the facts that were sent out. */
function Point({ group, finding }: { group: RemarkGroup; finding: Finding | undefined }) {
  const { t } = useTranslation()
  if (finding === undefined)
    return (
      <div className="remark-point">
        <h2>{t(group.unplaced ? 'hearing.unplaced' : 'hearing.wholeReport')}</h2>
        {group.unplaced && <p>{t('hearing.unplacedHint')}</p>}
      </div>
    )
  const go = () => {
    openFinding(finding.inspectionId, finding.id)
    openCase(finding.inspectionId, 'findings')
  }
  return (
    <div className="remark-point">
      <h2>
        <span className="numbers">{group.point}</span> {finding.title}
      </h2>
      <p>{proseText(finding.facts)}</p>
      <Button variant="link" onPress={go}>
        {t('hearing.openFinding')}
      </Button>
    </div>
  )
}
