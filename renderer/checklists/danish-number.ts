/**
 * A number as Danes type it (`2,5`, `1.250`, `-3`), as XForms writes it (`2.5`); null when it is none.
 * @param kind `integer` takes no decimals
 */
export function readDanishNumber(words: string, kind: 'integer' | 'decimal'): string | null {
  const typed = words.replace(/\s/g, '').replace('−', '-')
  const grouped = /^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(typed) ? typed.replaceAll('.', '') : typed
  const number = grouped.replace(',', '.')
  return (kind === 'integer' ? /^-?\d{1,15}$/ : /^-?\d{1,15}(\.\d{1,15})?$/).test(number) ? number : null
}
