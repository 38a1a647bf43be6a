import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Finding } from '../../src/domain/finding.ts'
import { proseText } from '../../src/domain/prose.ts'
import type { Remark } from '../../src/domain/remark.ts'
import { openCase } from '../app/location.ts'
import { openFinding } from '../findings/findings-view.ts'
import type { useFindingRows } from '../findings/use-finding-rows.ts'
import { Button } from '../ui/button.tsx'
import { firstOf, otherHalf, remarkGroups, type RemarkGroup } from './hearing-cards.ts'
import { RemarkCard } from './remark-card.tsx'
import { openTextOf, useReportTexts } from './report-texts.ts'
import { WorkInDialog } from './work-in-dialog.tsx'

/** Cards drawn at once: each has a list of all findings, and a returned file may have a thousand of them. */
const cardsAtOnce = 40

type RemarksProps = {
  inspectionId: string
  rows: ReturnType<typeof useFindingRows>
  remarks: readonly Remark[]
  /** The row that was just made. */
  fresh: string | null
  /** The remark that a search led to. */
  focused: string | undefined
}

/** The remarks of a response, in groups beside the points they concern. */
export function Remarks({ inspectionId, rows, remarks, fresh, focused }: RemarksProps) {
  const { t } = useTranslation()
  const [most, setMost] = useState(cardsAtOnce)
  const [workedIn, setWorkedIn] = useState<string | null>(null)
  const groups = remarkGroups(remarks, rows.points)
  const order = groups.flatMap((group) => group.remarks)
  const led = order.findIndex(({ id }) => id === focused || id === fresh) + 1
  const shown = Math.max(most, led)
  const entries = rows.outline.flatMap((theme) => theme.findings)
  const options = entries.map(({ finding, point }) => ({ id: finding.id, label: `${point} ${finding.title}` }))
  const texts = useReportTexts(inspectionId, rows)
  const change = remarks.find(({ id }) => id === workedIn)
  const half = change === undefined ? undefined : otherHalf(change, remarks)
  return (
    <>
      {firstOf(groups, shown).map((group) => (
        <section key={group.unplaced ? 'unplaced' : (group.findingId ?? 'whole')} className="remark-group">
          <Point group={group} finding={entries.find((one) => one.finding.id === group.findingId)?.finding} />
          <div className="remark-cards">
            {group.remarks.map((remark) => (
              <RemarkCard
                key={remark.id}
                remark={remark}
                findings={options}
                isFresh={remark.id === fresh}
                onWorkIn={() => setWorkedIn(remark.id)}
                onOpenText={() => openTextOf(remark, texts)}
              />
            ))}
          </div>
        </section>
      ))}
      {order.length > shown && (
        <Button className="remark-add" onPress={() => setMost(shown + cardsAtOnce)}>
          {t('hearing.showMore', { count: Math.min(cardsAtOnce, order.length - shown) })}
        </Button>
      )}
      {change !== undefined && (
        <WorkInDialog
          remark={half?.origin === 'insertion' ? half : change}
          // Both halves of a replacement are decided together, unless the other has been decided on already.
          ids={half === undefined || half.disposition !== null ? [change.id] : [change.id, half.id]}
          texts={texts}
          onClose={() => setWorkedIn(null)}
        />
      )}
    </>
  )
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
