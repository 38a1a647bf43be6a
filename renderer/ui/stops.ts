const focusable = 'button, input, textarea, [href], [tabindex], [contenteditable="true"]'

/** What Tab stops at inside an element, in its order; dividers between panes are passed over. */
export const stopsIn = (place: HTMLElement): HTMLElement[] =>
  [...place.querySelectorAll<HTMLElement>(focusable)].filter((one) => one.tabIndex >= 0 && isUsable(one))

/** Whether an element is seen in the page and can take the keyboard: what lies ready unseen cannot. */
export const isUsable = (element: HTMLElement): boolean =>
  element.checkVisibility() && !('disabled' in element && element.disabled === true) && element.role !== 'separator' && element.closest('[inert]') === null
