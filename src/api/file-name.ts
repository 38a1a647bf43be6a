/** Bytes; file systems take 255, and a temporary name beside it is longer. */
const longestName = 180

/**
 * A name that every system takes for a file, in place of one that only some do: without separators and the characters that Windows forbids, without
 * its device names, no dot or space at the end, not too long. The ending stays.
 */
export function safeFileName(name: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are among those that Windows forbids
  const allowed = name.replace(/[<>:"/\\|?*\u0000-\u001F\u007F]+/g, '-')
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(allowed)?.[0] ?? ''
  let stem = allowed.slice(0, allowed.length - ending.length)
  while (new TextEncoder().encode(stem).length > longestName) stem = [...stem].slice(0, -1).join('')
  const clean = stem.replace(/^[\s.]+|[\s.]+$/g, '')
  const isDevice = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(clean)
  return `${isDevice ? '_' : ''}${clean === '' ? 'Selvsyn' : clean}${ending}`
}
