import { z } from 'zod'
import { line, requiredLine, requiredText } from '../domain/text.ts'
import { caseFile, caseFileVersion } from './case-file-schema.ts'

// Well-formed text without control characters (see domain/text.ts), as a pattern in JSON Schema's Unicode mode.
const typed = '\\u0000-\\u0008\\u000B-\\u001F\\u007F\\uFFFE\\uFFFF\\uD800-\\uDFFF'
const patterns = new Map<unknown, string>([
  [line, `^[^\\n${typed}]*$`],
  [requiredLine, `^(?=.*\\S)[^\\n${typed}]*$`],
  [requiredText, `^(?=[\\s\\S]*\\S)[^${typed}]*$`],
])

/**
 * The case file as a JSON Schema (2020-12), made from the very schemas that read it. What a schema cannot say stays with `readCaseFile`:
 * that references stand, that ids, answers and document numbers are used once, and where a node of prose may stand.
 */
export function caseFileJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(caseFile, {
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      if (jsonSchema.type === 'string' && jsonSchema.maxLength !== undefined && jsonSchema.pattern === undefined) {
        jsonSchema.pattern = patterns.get(zodSchema) ?? `^[^${typed}]*$`
      }
    },
  })
  const { $schema, ...rest } = schema
  return {
    $schema,
    $id: `urn:selvsyn:case-file:${caseFileVersion}`,
    title: 'Selvsyn case file',
    description: 'One inspection with everything that hangs on it. Described in docs/case-file.md.',
    ...rest,
  }
}
