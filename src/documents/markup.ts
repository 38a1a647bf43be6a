const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

// The control characters cannot stand in XML; the schemas refuse them, and a model from elsewhere must not break the file.
// eslint-disable-next-line no-control-regex -- the rule is about these very characters
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g

/** Text as it may stand in XML or HTML, in content and in quoted attributes. */
export function escapeMarkup(text: string): string {
  // eslint-disable-next-line no-control-regex -- as above
  return /[&<>"\u0000-\u001F\uFFFE\uFFFF]/.test(text) ? text.replace(forbidden, '').replace(/[&<>"]/g, (character) => escapes[character] ?? '') : text
}
