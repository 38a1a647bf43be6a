import { useTranslation } from 'react-i18next'
import { objectMark, paragraphMark, type Remark } from '../../src/domain/remark.ts'
import { dateWords } from '../strings/formats.ts'

/** A remark that was read from a Word file: what was done, by whom and when, and the words with what was put in or taken out among them. */
export function ChangeWords({ remark }: { remark: Remark }) {
  const { t } = useTranslation()
  const by = [remark.author || t('hearing.someAuthor'), remark.madeOn !== null && dateWords(remark.madeOn, 'short')].filter(Boolean).join(', ')
  return (
    <div className="change">
      <p className="change-by">
        <strong data-origin={remark.origin}>{t(`hearing.origins.${remark.origin}`)}</strong> {by}
      </p>
      {remark.findingId === null && remark.heading !== '' && <p className="change-by">{t('hearing.standsUnder', { heading: remark.heading })}</p>}
      {remark.origin === 'comment' ? <CommentWords remark={remark} /> : <EditWords {...remark} />}
    </div>
  )
}

function CommentWords({ remark: { passage, text } }: { remark: Remark }) {
  const { t } = useTranslation()
  return (
    <>
      {passage !== '' && (
        <p className="change-passage">
          <span className="ui-hint">{t('hearing.atPassage')}</span> <q>{passage}</q>
        </p>
      )}
      <p className="change-words">{text === '' ? t('hearing.emptyComment') : text}</p>
    </>
  )
}

/** Words before and after an edit, with what goes and what comes marked for the eye and for those who listen. */
export function EditWords({ origin, before, passage, text, after }: Pick<Remark, 'origin' | 'before' | 'passage' | 'text' | 'after'>) {
  const { t } = useTranslation()
  const names = new Map([
    [paragraphMark, t('hearing.paragraphMark')],
    [objectMark, t('hearing.objectMark')],
  ])
  const named = (words: string): string => (names.has(words) ? `${words} (${names.get(words)})` : words)
  return (
    <p className="change-words">
      {before}
      {origin !== 'move' && passage !== '' && (
        <del>
          <span className="visually-hidden">{t('hearing.deletedWords')} </span>
          {named(passage)}
        </del>
      )}
      {(text !== '' || origin === 'move') && (
        <ins>
          <span className="visually-hidden">{t(origin === 'move' ? 'hearing.movedWords' : 'hearing.insertedWords')} </span>
          {named(origin === 'move' ? passage : text)}
        </ins>
      )}
      {after}
    </p>
  )
}
