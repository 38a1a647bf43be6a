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
  /** `error` stays until it is closed; the others go by themselves. */
  readonly tone: 'info' | 'done' | 'error'
  /** What happened. */
  readonly title: string
  /** What to do about it. */
  readonly text?: string
  /** A newer message about the same thing takes the place of this one; left out: a message with the same title does. */
  readonly about?: string
  readonly action?: { readonly label: string; readonly onPress: () => void }
}

const queue = new ToastQueue<ToastMessage>({ maxVisibleToasts: 4 })
const icons = { info: 'info', done: 'check', error: 'warning' } as const

const aboutOf = ({ about, title }: ToastMessage) => about ?? title

/** Says something at the upper right, once: messages about the same thing are not stacked. */
export function showToast(message: ToastMessage): void {
  const same = queue.visibleToasts.find((toast) => aboutOf(toast.content) === aboutOf(message))
  if (same) queue.close(same.key)
  queue.add(message, message.tone === 'error' ? {} : { timeout: message.action ? 9000 : 5000 })
}

/** Where the words appear; stands once in the window. F6 goes to it. */
export function ToastRegion() {
  const { t } = useTranslation()
  return (
    <AriaToastRegion queue={queue} className="ui-toasts" aria-label={t('common.messages')}>
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
