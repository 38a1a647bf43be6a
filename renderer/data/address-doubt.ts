import i18next from 'i18next'

export type AddressKind = 'email' | 'web'

const shapes: Record<AddressKind, RegExp> = {
  email: /^[^\s@]+@[^\s@]+\.[^\s@.]+$/,
  web: /^(https?:\/\/)?[^\s/.]+(\.[^\s/.]+)+(\/\S*)?$/,
}

/** Whether a text has the shape of such an address, or of several with commas between them; an empty one does. */
export const looksLike = (kind: AddressKind, text: string): boolean => text.trim() === '' || text.split(/[,;]/).every((one) => shapes[kind].test(one.trim()))

/** What is said of a text that does not look like the address it stands for. */
export const addressDoubt = (kind: AddressKind, text: string): string | null => (looksLike(kind, text) ? null : i18next.t(`errors.doubts.${kind}`))
