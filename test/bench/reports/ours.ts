import { readFileSync, writeFileSync } from 'node:fs'
import type { ReportInput } from '../../../src/documents/report-context.ts'
import { buildReport } from '../../../src/documents/report.ts'
import { toWord } from '../../../src/documents/word/write.ts'
import { peakMemory } from './peak-memory.ts'

// From the case's data to the Word file, in a process of its own.
const [input = '', output = ''] = process.argv.slice(2)
writeFileSync(output, await toWord(buildReport(JSON.parse(readFileSync(input, 'utf8')) as ReportInput)))
console.log(peakMemory())
