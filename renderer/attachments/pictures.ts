import { useEffect, useState } from 'react'
import type { Attachment } from '../../src/domain/attachment.ts'
import { call } from '../data/bridge.ts'
import { renditionOf } from './rendition.ts'

/** Pixels a side of a small picture, enough for a screen of two dots a pixel. */
const smallSide = 160
const mostSmall = 400

/** Addresses of small pictures by the hash of what they show, the one asked for last at the end. */
const small = new Map<string, Promise<string | null>>()

/** What a picture is found and known by. */
type Known = Pick<Attachment, 'id' | 'sha256'>

const pictureOf = async ({ id }: Known): Promise<Blob | null> => {
  const result = await call('attachment.bytes', { id, of: 'rendition' })
  return result.ok ? new Blob([result.value.bytes as BlobPart], { type: result.value.mediaType }) : null
}

async function smallPicture(attachment: Known): Promise<string | null> {
  const picture = await pictureOf(attachment)
  const jpeg = picture === null ? null : await renditionOf(picture, smallSide)
  return jpeg === null ? null : URL.createObjectURL(new Blob([jpeg as BlobPart], { type: 'image/jpeg' }))
}

function askSmall(attachment: Known): Promise<string | null> {
  const { sha256 } = attachment
  const known = small.get(sha256) ?? smallPicture(attachment)
  small.delete(sha256)
  small.set(sha256, known)
  const [oldest] = small.keys()
  if (small.size > mostSmall && oldest !== undefined) letGo(oldest)
  return known
}

function letGo(sha256: string): void {
  void small.get(sha256)?.then((address) => address !== null && URL.revokeObjectURL(address))
  small.delete(sha256)
}

/** Forgets every picture: the profile was locked. */
export function forgetPictures(): void {
  for (const sha256 of [...small.keys()]) letGo(sha256)
}

/** The address of a photo's small picture; null until it is there, and when it cannot be shown. */
export function useSmallPicture(attachment: Attachment): string | null {
  return useAddress(attachment, askSmall, false)
}

/** The address of a photo as documents show it. */
export function usePicture(attachment: Attachment): string | null {
  return useAddress(attachment, askLarge, true)
}

const askLarge = async (attachment: Known): Promise<string | null> => {
  const picture = await pictureOf(attachment)
  return picture === null ? null : URL.createObjectURL(picture)
}

function useAddress({ id, sha256, renditionSha256 }: Attachment, ask: (known: Known) => Promise<string | null>, isOwn: boolean): string | null {
  const [shown, setShown] = useState<{ of: string; address: string | null } | null>(null)
  const hasPicture = renditionSha256 !== null
  useEffect(() => {
    if (!hasPicture) return
    let isWanted = true
    const asked = ask({ id, sha256 })
    void asked.then((address) => isWanted && setShown({ of: sha256, address }))
    return () => {
      isWanted = false
      if (isOwn) void asked.then((address) => address !== null && URL.revokeObjectURL(address))
    }
  }, [id, sha256, hasPicture, ask, isOwn])
  return shown?.of === sha256 ? shown.address : null
}
