import { readFileSync } from 'node:fs'
import { documentPoints } from '../../../src/documents/points.ts'
import type { DocumentModel } from '../../../src/documents/model.ts'
import { readReturnedWord } from '../../../src/exchange/returned-word.ts'

/** Reads a returned report and places every change; fails unless each has a card and a point. */
const [model = '', returned = '', count = ''] = process.argv.slice(2)
const read = readReturnedWord(readFileSync(returned), documentPoints(JSON.parse(readFileSync(model, 'utf8')) as DocumentModel))
if (read.changes.length !== Number(count) || read.count !== Number(count)) throw new Error(`${read.changes.length} cards, ${read.count} counted`)
if (read.changes.some(({ pointId }) => pointId === null)) throw new Error('A change is not placed')
