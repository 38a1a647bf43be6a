import { useTranslation } from 'react-i18next'
import type { SearchHit, Snippet } from '../../src/api/contract.ts'

/** One place where the words were found: what it is, in which case, and the words in their sentence. */
export function Hit({ hit }: { hit: SearchHit }) {
  const { t } = useTranslation()
  return (
    <div className="hit">
      <span className="hit-noun">{t(`common.nouns.${hit.noun}`)}</span>
      <div>
        <p>
          <Marked snippet={hit.snippet} />
        </p>
        {hit.caseTitle !== '' && (
          <small>
            {hit.caseNumber} · {hit.caseTitle}
          </small>
        )}
      </div>
    </div>
  )
}

/** Text with the found words marked. */
export function Marked({ snippet }: { snippet: Snippet }) {
  return <>{snippet.map((piece, index) => (piece.hit ? <mark key={index}>{piece.text}</mark> : <span key={index}>{piece.text}</span>))}</>
}
