/** The ids that points get from their names, each once: small letters, digits and hyphens. */
export function idsFor(names: readonly string[]): string[] {
  const used = new Set<string>()
  return names.map((name) => {
    const plain = name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 50)
    const base = plain === '' ? 'p' : plain
    let id = base
    for (let number = 2; used.has(id); number += 1) id = `${base}-${number}`
    used.add(id)
    return id
  })
}
