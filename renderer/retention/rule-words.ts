import { useTranslation } from 'react-i18next'
import type { RetentionRule } from '../../src/domain/retention.ts'

/** A rule in words: "5 år efter sagens afslutning". */
export function useRuleWords(): (rule: RetentionRule) => string {
  const { t } = useTranslation()
  return ({ kind, amount, unit }) =>
    amount === 0
      ? t(`retention.atOnce.${kind}`)
      : t('retention.rule', { period: t(`retention.periods.${unit}`, { count: amount }), event: t(`retention.events.${kind}`) })
}
