import { useTranslation } from 'react-i18next'
import { classNames } from '../ui/class-names.ts'
import { SectionHeading } from '../ui/section-heading.tsx'
import type { OutlineLine } from './report-outline.ts'

/** The outline: press a line to go to it, on the writing side or in the pages. */
export function OutlinePane({ lines, current, onGo }: { lines: readonly OutlineLine[]; current: string | null; onGo: (line: OutlineLine) => void }) {
  const { t } = useTranslation()
  return (
    <nav aria-label={t('report.outline')} className="report-outline">
      <SectionHeading level={2}>{t('report.outline')}</SectionHeading>
      <ol>
        {lines.map((line) => (
          <li key={line.id} className={classNames(line.level === 2 && 'sub')}>
            <button type="button" aria-current={line.id === current ? 'true' : undefined} onClick={() => onGo(line)}>
              <b className="numbers">{line.point}</b>
              <span title={line.title}>{line.title}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
