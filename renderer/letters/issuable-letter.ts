import { useTranslation } from 'react-i18next'
import { isMemo, type Letter } from '../../src/domain/letter.ts'
import { perform } from '../data/operation.ts'
import { useRows } from '../data/queries.ts'
import type { Issuable } from '../issuing/issuable.ts'

/** A letter's draft as it would be issued. */
export function useIssuableLetter({ id, inspectionId, kind, number, date, signatories, addressee, authorityIds }: Letter): Issuable {
  const { t } = useTranslation()
  const documents = useRows('document', inspectionId)
  const authorities = useRows('authority', inspectionId)
  const recipients = authorityIds.length === 0 ? authorities : authorities.filter((authority) => authorityIds.includes(authority.id))
  return {
    of: 'letters',
    inspectionId,
    number,
    date,
    signatories: isMemo(kind) && signatories.length === 0 ? null : signatories,
    recipients: addressee === '' ? recipients.map(({ name }) => name) : [addressee],
    issued: documents.find((document) => document.letterId === id && document.number === number),
    title: t('letters.issueTitle', { kind: t(`documents.kinds.${kind}`).toLocaleLowerCase() }),
    issue: (confirmed) => perform('letter.issue', { id, confirmed }),
  }
}
