import {
  Text,
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as AriaToastRegion,
} from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import { IconButton } from './icon-button.tsx'
import './toast.css'

export type ToastMessage = {
  readonly tone: 'info' | 'done' | 'error'
  /** What happened. */
  readonly title: string
  /** What to do about it. */
  readonly text?: string
  /** A newer message about the same thing takes the place of this one; left out: a message with the same title does. */
  readonly about?: string
  readonly action?: { readonly label: string; readonly onPress: () => void }
}

// More would push the cases out of their column; an older one comes back when a newer is gone.
const queue = new ToastQueue<ToastMessage>({ maxVisibleToasts: 2 })
const icons = { info: 'info', done: 'check', error: 'warning' } as const

const aboutOf = ({ about, title }: ToastMessage) => about ?? title

/** Time to notice a message, to read it slowly and to act on it; the clock stands still while the pointer or the focus is on it. */
const timeout = ({ title, text = '', action }: ToastMessage) => 4000 + 75 * (title.length + text.length) + (action ? 4000 : 0)

/** Says something below the list at the left, once: messages about the same thing are not stacked. */
export function showToast(message: ToastMessage): void {
  closeToasts((content) => aboutOf(content) === aboutOf(message))
  queue.add(message, { timeout: timeout(message) })
}

/** Takes back what was said about something that is settled. */
export const closeToastAbout = (about: string): void => closeToasts((content) => aboutOf(content) === about)

/** Takes back every refusal: the person is elsewhere, or what could not be saved has been. */
export const closeErrors = (): void => closeToasts(({ tone }) => tone === 'error')

function closeToasts(which: (content: ToastMessage) => boolean): void {
  for (const toast of queue.visibleToasts) if (which(toast.content)) queue.close(toast.key)
}

/** Room for the messages where they stand, so that they cover nothing: the style sheets keep `--messages` free. */
function keepRoom(region: HTMLElement | null): (() => void) | undefined {
  const { style } = document.documentElement
  if (region === null) return void style.removeProperty('--messages')
  const observer = new ResizeObserver(() => style.setProperty('--messages', `${region.offsetHeight + 8}px`))
  observer.observe(region)
  return () => {
    observer.disconnect()
    style.removeProperty('--messages')
  }
}

/** Where the words appear; stands once in the window. F6 goes to it. */
export function ToastRegion() {
  const { t } = useTranslation()
  return (
    <AriaToastRegion ref={keepRoom} queue={queue} className="ui-toasts" aria-label={t('common.messages')}>
      {({ toast }) => {
        const { tone, title, text, action } = toast.content
        return (
          <AriaToast toast={toast} className={classNames('ui-toast', tone)}>
            <Icon name={icons[tone]} />
            <ToastContent className="ui-toast-content">
              <Text slot="title" elementType="strong">
                {title}
              </Text>
              {text !== undefined && <Text slot="description">{text}</Text>}
              {action && (
                <Button
                  slot={null}
                  variant="link"
                  onPress={() => {
                    action.onPress()
                    queue.close(toast.key)
                  }}
                >
                  {action.label}
                </Button>
              )}
            </ToastContent>
            <IconButton slot="close" small icon="cross" label={t('common.close')} />
          </AriaToast>
        )
      }}
    </AriaToastRegion>
  )
}
