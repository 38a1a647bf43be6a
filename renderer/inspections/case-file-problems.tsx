import i18next from 'i18next'
import { useTranslation } from 'react-i18next'
import { create } from 'zustand'
import type { ApiError } from '../../src/api/errors.ts'
import { errorWords } from '../data/error-words.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import './case-file-problems.css'

type Problem = { readonly path: string; readonly code: string; readonly params: Readonly<Record<string, string | number>> }

const store = create<{ refused: ApiError | null }>(() => ({ refused: null }))

/** Shows what is wrong with a case file that was refused. */
export const showCaseFileProblems = (error: ApiError): void => store.setState({ refused: error })

/** Everything that is wrong with a refused case file, by its place in the file, to be mended or sent to whoever made it. */
export function CaseFileProblems() {
  const { t } = useTranslation()
  const { refused } = store()
  if (refused === null) return null
  const close = () => store.setState({ refused: null })
  const { title, text } = errorWords(refused)
  const problems = JSON.parse(String(refused.params['problems'])) as Problem[]
  const total = Number(refused.params['total'])
  const lines = problems.map((problem) => ({ path: problem.path || t('inspections.caseFile.whole'), words: sentenceOf(problem) }))
  const copy = () => navigator.clipboard.writeText(lines.map(({ path, words }) => `${path}: ${words}`).join('\n'))
  return (
    <Dialog
      title={title}
      isOpen
      onClose={close}
      footer={
        <>
          <Button icon="copy" onPress={() => void copy()}>
            {t('inspections.caseFile.copy')}
          </Button>
          <Button variant="primary" onPress={close} autoFocus>
            {t('common.close')}
          </Button>
        </>
      }
    >
      <p>{text}</p>
      <ul className="case-file-problems" aria-label={t('inspections.caseFile.count', { count: total })}>
        {lines.map(({ path, words }, index) => (
          <li key={index}>
            <code>{path}</code>
            <span>{words}</span>
          </li>
        ))}
      </ul>
      <p className="ui-hint">
        {t('inspections.caseFile.count', { count: total })}
        {total > lines.length && ` ${t('inspections.caseFile.shown', { count: lines.length })}`}
      </p>
    </Dialog>
  )
}

// The code is data, so the key cannot be typed; a key of the catalogue stands in for it.
const sentenceOf = ({ code, params }: Problem): string =>
  i18next.t(`caseFile.${code}` as 'caseFile.missing', { defaultValue: i18next.t('errors.rules.other'), replace: params })
