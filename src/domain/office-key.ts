import { z } from 'zod'
import { requiredLine } from './text.ts'

/** 32 bytes in base64: a public key of X25519 (RFC 7748). */
export const rawPublicKey = z.base64().length(44)

/** The office's public key, as the office gives it out, with the office's name: what is wrapped by it only the office opens. */
export const officePublicKey = z.strictObject({ name: requiredLine.max(200), publicKey: rawPublicKey })
export type OfficePublicKey = z.output<typeof officePublicKey>
