import { QueryErrorResetBoundary } from '@tanstack/react-query'
import { Component, Suspense, useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiError } from '../../src/api/errors.ts'
import { errorWords } from '../data/error-words.ts'
import { failureOf } from '../data/failure.ts'
import { CallFailed } from '../data/queries.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import './screen-boundary.css'

/**
 * Around a screen: waits for its data, and says what happened when it could not be had, without taking the rest of the window along.
 * `resetKey` names what is shown: another one is tried afresh after a failure. It does not remount, so that the screen before stays until the
 * next is ready (React would otherwise hold every fallback for 300 ms).
 */
export function ScreenBoundary({ children, resetKey }: { children: ReactNode; resetKey: string }) {
  return (
    <ErrorBoundary resetKey={resetKey}>
      <Suspense fallback={<Waiting />}>{children}</Suspense>
    </ErrorBoundary>
  )
}

/** The same without waiting: for a part of a screen whose failure leaves the rest usable. */
export function ErrorBoundary({ children, resetKey }: { children: ReactNode; resetKey: string }) {
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => (
        <Catcher resetKey={resetKey} onReset={reset}>
          {children}
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

type CatcherProps = { children: ReactNode; resetKey: string; onReset: () => void }

class Catcher extends Component<CatcherProps, { error: unknown }> {
  override state: { error: unknown } = { error: null }
  static getDerivedStateFromError(error: unknown) {
    return { error }
  }
  override componentDidUpdate(before: CatcherProps) {
    if (this.state.error === null || before.resetKey === this.props.resetKey) return
    this.props.onReset()
    this.setState({ error: null })
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
  const known = useKnown(error)
  if (known === null) return null
  const { title, text } = errorWords(known)
  return (
    <div className="screen-failed" role="alert">
      <EmptyState title={title} action={<Button onPress={onRetry}>{t('common.tryAgain')}</Button>}>
        {text}
      </EmptyState>
    </div>
  )
}

/** The error as a value: what a query answered, or anything else under the number that it has in the log; null until it has one. */
function useKnown(error: unknown): ApiError | null {
  const [logged, setLogged] = useState<ApiError | null>(null)
  useEffect(() => {
    if (!(error instanceof CallFailed)) void failureOf(error).then(setLogged)
  }, [error])
  return error instanceof CallFailed ? error.error : logged
}
