/** A parsed element; `text` is the text directly in it. */
export type XmlElement = { readonly name: string; readonly attributes: Readonly<Record<string, string>>; readonly children: XmlElement[]; text: string }

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const decode = (text: string): string =>
  text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, entity: string) =>
    entity.startsWith('#')
      ? String.fromCodePoint(entity[1] === 'x' ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1)))
      : (entities[entity] ?? whole),
  )

/** Reads well-formed XML; throws on tags that do not match. */
export function parseXml(source: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' }
  const stack = [root]
  for (const match of source.matchAll(/<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"]*")*)\s*(\/?)>|<\?[^>]*\?>|([^<]+)/g)) {
    const [, closing, name, attributes = '', empty, text] = match
    const parent = stack.at(-1)!
    if (text !== undefined) parent.text += decode(text)
    else if (name === undefined) continue
    else if (closing === '/') {
      if (parent.name !== name) throw new Error(`</${name}> closes <${parent.name}>`)
      stack.pop()
    } else {
      const element: XmlElement = {
        name,
        attributes: Object.fromEntries([...attributes.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, decode(value)])),
        children: [],
        text: '',
      }
      parent.children.push(element)
      if (empty !== '/') stack.push(element)
    }
  }
  if (stack.length !== 1) throw new Error(`<${stack.at(-1)!.name}> is not closed`)
  return root
}

export const attribute = (element: XmlElement, name: string): string | undefined => element.attributes[name]

/** The elements of a name below an element in document order; all of them for null. */
export function descendants(element: XmlElement, name: string | null): XmlElement[] {
  const found: XmlElement[] = []
  const walk = (one: XmlElement): void => {
    for (const child of one.children) {
      if (name === null || child.name === name) found.push(child)
      walk(child)
    }
  }
  walk(element)
  return found
}
