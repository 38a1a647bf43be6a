import { useTranslation } from 'react-i18next'
import type { AuditState } from '../../src/api/contract.ts'
import { useOperation } from '../data/operation.ts'
import { queries, useCall } from '../data/queries.ts'
import { instantWords, numberWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { StateMark } from '../ui/state-mark.tsx'

/** Whether the trail is whole: which entry does not hold, since when, what that means and what to do. */
export function AuditVerdict() {
  const { t } = useTranslation()
  const state = useCall('audit.state', {}, { keep: true }).data
  const verify = useOperation('audit.verify')
  if (state === undefined) return null
  const check = async () => {
    if ((await verify.run({})) !== null) await queries.invalidateQueries({ queryKey: ['call', 'audit.state'] })
  }
  return (
    <section className="audit-verdict" aria-label={t('audit.verdict')}>
      <p role="status">
        {verify.isRunning ? (
          <StateMark state="active">{t('audit.checking', { count: state.count, number: numberWords(state.count) })}</StateMark>
        ) : (
          <StateMark state={state.result === 'whole' ? 'done' : state.result === 'broken' ? 'due' : 'open'}>
            {t(`audit.results.${state.result}`, {
              number: numberWords(state.checked),
              at: state.checkedAt === null ? '' : instantWords(state.checkedAt),
            })}
          </StateMark>
        )}
      </p>
      <Button small isPending={verify.isRunning} onPress={() => void check()}>
        {t('audit.verify')}
      </Button>
      {state.result === 'broken' && <Breaks state={state} />}
    </section>
  )
}

function Breaks({ state }: { state: AuditState }) {
  const { t } = useTranslation()
  return (
    <div className="audit-breaks">
      <ul>
        {state.breaks.map(({ kind, number, at, after, count }) => (
          <li key={`${kind} ${number}`}>
            {t(`audit.breaks.${kind}`, { number: numberWords(number), count: count ?? 0, gone: numberWords(count ?? 0) })}{' '}
            {after !== null && t('audit.after', { at: instantWords(new Date(after).toISOString()) })}{' '}
            {at !== null && t('audit.states', { at: instantWords(new Date(at).toISOString()) })}
          </li>
        ))}
      </ul>
      <p>{t('audit.meaning')}</p>
      <p>{t('audit.whatToDo')}</p>
    </div>
  )
}
