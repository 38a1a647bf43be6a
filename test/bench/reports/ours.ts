import { readFileSync, writeFileSync } from 'node:fs'
import type { LetterInput } from '../../../src/documents/letter-context.ts'
import { buildLetter } from '../../../src/documents/letter.ts'
import type { ReportInput } from '../../../src/documents/report-context.ts'
import { buildReport } from '../../../src/documents/report.ts'
import { toWord } from '../../../src/documents/word/write.ts'
import { peakMemory } from './peak-memory.ts'

// From the case's data to the Word file, in a process of its own.
const [input = '', output = ''] = process.argv.slice(2)
const data = JSON.parse(readFileSync(input, 'utf8')) as ReportInput | LetterInput
writeFileSync(output, await toWord('letterId' in data ? buildLetter(data) : buildReport(data)))
console.log(peakMemory())
