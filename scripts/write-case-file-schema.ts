/** Writes resources/case-file.schema.json from the schemas that read case files: `node scripts/write-case-file-schema.ts`. */
import { writeFileSync } from 'node:fs'
import { format } from 'prettier'
import { caseFileJsonSchema } from '../src/exchange/case-file-json-schema.ts'

const target = new URL('../resources/case-file.schema.json', import.meta.url)
writeFileSync(target, await format(JSON.stringify(caseFileJsonSchema()), { parser: 'json', printWidth: 160 }))
