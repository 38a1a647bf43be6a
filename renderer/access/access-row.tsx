import { useTranslation } from 'react-i18next'
import type { AccessItem } from '../../src/domain/access.ts'
import { piecesOf } from '../../src/domain/access-words.ts'
import { dateWords, instantWords } from '../strings/formats.ts'
import { StateMark } from '../ui/state-mark.tsx'

/** What an item is, in a word. */
export function useItemKind(): (item: AccessItem) => string {
  const { t } = useTranslation()
  return ({ noun }) => (noun === 'auditEntry' ? t('access.trail') : noun === 'identityLook' ? t('access.look') : t(`common.nouns.${noun}`))
}

/**
 * One thing that concerns the one chosen: what and when, where it stands, its words with others' data marked, and why it is there or after which rule it is left out.
 * @param heading of the case that begins with it, where there are several
 */
export function AccessRow({ item, heading }: { item: AccessItem; heading: string | null }) {
  const { t } = useTranslation()
  const kindOf = useItemKind()
  const { when, who, place, point, words, marks, reasons, told, withheld } = item
  const head = [told === null ? '' : t(`audit.kinds.${told.kind}`), who, place, point === '' ? '' : t('access.point', { number: point })]
  return (
    <>
      {heading !== null && <p className="access-case">{heading}</p>}
      <div className="access-row" data-withheld={withheld === null ? undefined : true}>
        <div>
          <b>{kindOf(item)}</b>
          {when !== null && <small className="numbers">{when.length === 10 ? dateWords(when) : instantWords(when)}</small>}
        </div>
        <div>
          <p className="access-head">{head.filter((part) => part !== '').join(' · ')}</p>
          {words !== '' && (
            <p className="access-words">
              {piecesOf(words, marks).map(({ text, kind: data }, i) => (data === null ? <span key={i}>{text}</span> : <mark key={i}>{text}</mark>))}
            </p>
          )}
          {withheld !== null && <StateMark state="idle">{t('access.leftOutAfter', { ground: withheld })}</StateMark>}
          <small>{reasons.map((reason) => t(`access.reasons.${reason}`)).join(' · ')}</small>
        </div>
      </div>
    </>
  )
}
