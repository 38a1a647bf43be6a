import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Document } from '../../src/domain/document.ts'
import type { RecordKeeping } from '../../src/domain/record-keeping.ts'
import { openCase, useFocus } from '../app/location.ts'
import { errorWords } from '../data/error-words.ts'
import { attempt, useOperation } from '../data/operation.ts'
import { useCall, useRows } from '../data/queries.ts'
import { OutstandingRecords } from '../records/outstanding-records.tsx'
import { RecordState } from '../records/record-state.tsx'
import { dateWords, instantWords, numberWords } from '../strings/formats.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { SectionHeading } from '../ui/section-heading.tsx'
import { SplitPanes } from '../ui/split-panes.tsx'
import { showToast } from '../ui/toast.tsx'
import './documents.css'
import { Hash } from './hash.tsx'
import { PageDesk } from './page-desk.tsx'

/** Dokumenter: everything that was issued, as it was issued. */
export default function DocumentsChapter({ inspectionId }: { inspectionId: string }) {
  const { t } = useTranslation()
  const documents = useRows('document', inspectionId).toSorted((a, b) => (a.issuedAt < b.issuedAt ? 1 : -1))
  const handed = useRows('recordKeeping', inspectionId)
  const focus = useFocus('document')
  const [chosen, setChosen] = useState<{ id: string; under: typeof focus } | null>(null)
  // A choice counts until the person is led to another document.
  const wanted = chosen !== null && chosen.under === focus ? chosen.id : focus?.id
  const open = documents.find((document) => document.id === wanted) ?? documents[0]
  if (open === undefined)
    return (
      <div className="findings-empty">
        <EmptyState title={t('documents.emptyTitle')} action={<Button onPress={() => openCase(inspectionId, 'report')}>{t('documents.goToReport')}</Button>}>
          {t('documents.emptyText')}
        </EmptyState>
        <OutstandingRecords inspectionId={inspectionId} />
      </div>
    )
  return (
    <SplitPanes
      id="documents"
      panes={[
        {
          id: 'list',
          label: t('documents.list'),
          width: 340,
          min: 240,
          paper: true,
          content: (
            <div className="documents-list">
              <SectionHeading level={2}>{t('documents.list')}</SectionHeading>
              <ul>
                {documents.map((document) => (
                  <DocumentRow
                    key={document.id}
                    document={document}
                    handed={handed.find(({ documentId }) => documentId === document.id)}
                    isOpen={document.id === open.id}
                    onOpen={() => setChosen({ id: document.id, under: focus })}
                  />
                ))}
              </ul>
              <OutstandingRecords inspectionId={inspectionId} />
            </div>
          ),
        },
        { id: 'pages', label: t('documents.shown'), min: 320, content: <FrozenPages key={open.id} document={open} /> },
      ]}
    />
  )
}

type DocumentRowProps = { document: Document; handed: RecordKeeping | undefined; isOpen: boolean; onOpen: () => void }

function DocumentRow({ document, handed, isOpen, onOpen }: DocumentRowProps) {
  const { t } = useTranslation()
  const saveAgain = async () => {
    const saved = await attempt('document.saveAs', { id: document.id })
    if (saved) showToast({ tone: 'done', title: t('documents.savedAgain'), text: saved.path })
  }
  const pdf = useOperation('document.savePdf')
  const savePdf = async () => {
    const saved = await pdf.run({ id: document.id })
    if (saved) showToast({ tone: 'done', title: t('documents.savedPdf'), text: `${saved.path}\n${t(`documents.pdfMadeBy.${saved.madeBy}`)}` })
  }
  const saveForJournal = async () => {
    const saved = await attempt('document.saveForJournal', { id: document.id })
    if (saved) showToast({ tone: 'done', title: t('documents.savedForJournal'), text: `${saved.path}\n${saved.metadataPath}` })
  }
  const facts = [
    [t('documents.issuedAt'), instantWords(document.issuedAt)],
    [t('documents.recipients'), document.recipients.join(', ')],
    [t('documents.fileName'), `${document.fileName} · ${t('documents.size', { kilobytes: numberWords(Math.ceil(document.size / 1024)) })}`],
  ] as const
  return (
    <li className={isOpen ? 'open' : undefined} data-document={document.kind}>
      <button type="button" aria-current={isOpen ? 'true' : undefined} onClick={onOpen}>
        <span className="document-kind">{t(`documents.kinds.${document.kind}`)}</span>
        <span className="numbers">{document.number}</span>
        <span className="document-date">{dateWords(document.date)}</span>
        <span className="document-title">{document.title}</span>
      </button>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{t('documents.hash')}</dt>
          <dd>
            <Hash sha256={document.sha256} />
          </dd>
        </div>
      </dl>
      <RecordState noun="document" id={document.id} name={document.number} handed={handed} />
      <div className="document-actions">
        <Button small icon="download" onPress={() => void saveAgain()}>
          {t('documents.saveAgain')}
        </Button>
        <Button small onPress={() => void saveForJournal()}>
          {t('documents.saveForJournal')}
        </Button>
        <Button small isPending={pdf.isRunning} onPress={() => void savePdf()}>
          {t('documents.savePdf')}
        </Button>
      </div>
    </li>
  )
}

/** The pages of a document as it was frozen, not as the draft stands now. */
function FrozenPages({ document }: { document: Document }) {
  const { t } = useTranslation()
  const preview = useCall('document.preview', { id: document.id })
  if (preview.data) return <PageDesk preview={preview.data} />
  return (
    <p className="screen-waiting" role="status">
      {preview.error ? errorWords(preview.error.error).title : t('documents.loading')}
    </p>
  )
}
