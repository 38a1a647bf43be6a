import { useTranslation } from 'react-i18next'
import type { AccessItem } from '../../src/domain/access.ts'
import { piecesOf } from '../../src/domain/access-words.ts'
import { dateWords, instantWords } from '../strings/formats.ts'

/** One thing that concerns the one chosen: what and when, where it stands, its words with others' data marked, and why it is there. */
export function AccessRow({ item }: { item: AccessItem }) {
  const { t } = useTranslation()
  const { noun, when, who, place, point, words, marks, reasons, told } = item
  const kind = noun === 'auditEntry' ? t('access.trail') : noun === 'identityLook' ? t('access.look') : t(`common.nouns.${noun}`)
  const head = [told === null ? '' : t(`audit.kinds.${told.kind}`), who, place, point === '' ? '' : t('access.point', { number: point })]
  return (
    <div className="access-row">
      <div>
        <b>{kind}</b>
        {when !== null && <small className="numbers">{when.length === 10 ? dateWords(when) : instantWords(when)}</small>}
      </div>
      <div>
        <p className="access-head">{head.filter((part) => part !== '').join(' · ')}</p>
        {words !== '' && (
          <p className="access-words">
            {piecesOf(words, marks).map(({ text, kind: data }, i) => (data === null ? <span key={i}>{text}</span> : <mark key={i}>{text}</mark>))}
          </p>
        )}
        <small>{reasons.map((reason) => t(`access.reasons.${reason}`)).join(' · ')}</small>
      </div>
    </div>
  )
}
