import type { documents as danish } from '../da/documents.ts'

export const documents = {} satisfies typeof danish
