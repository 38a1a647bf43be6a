import { QueryErrorResetBoundary } from '@tanstack/react-query'
import { Component, Suspense, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { errorWords } from '../data/error-words.ts'
import { CallFailed } from '../data/queries.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import './screen-boundary.css'

/** Around each screen: waits for its data, and says what happened when it could not be had, without taking the rest of the window along. */
export function ScreenBoundary({ children, resetKey }: { children: ReactNode; resetKey: string }) {
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => (
        <Catcher key={resetKey} onReset={reset}>
          <Suspense fallback={<Waiting />}>{children}</Suspense>
        </Catcher>
      )}
    </QueryErrorResetBoundary>
  )
}

function Waiting() {
  const { t } = useTranslation()
  return (
    <p className="screen-waiting" role="status">
      {t('common.loading')}
    </p>
  )
}

class Catcher extends Component<{ children: ReactNode; onReset: () => void }, { error: unknown }> {
  override state: { error: unknown } = { error: null }
  static getDerivedStateFromError(error: unknown) {
    return { error }
  }
  override render() {
    if (this.state.error === null) return this.props.children
    const retry = () => {
      this.props.onReset()
      this.setState({ error: null })
    }
    return <Failed error={this.state.error} onRetry={retry} />
  }
}

function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation()
  const { title, text } = errorWords(error instanceof CallFailed ? error.error : { code: 'unexpected', params: { reference: 'window' } })
  return (
    <div className="screen-failed" role="alert">
      <EmptyState title={title} action={<Button onPress={onRetry}>{t('common.tryAgain')}</Button>}>
        {text}
      </EmptyState>
    </div>
  )
}
