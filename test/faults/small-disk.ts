import { execFileSync } from 'node:child_process'
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../support/core.ts'

/** A small disk gives out its room in pieces of this many bytes. */
export const page = 4096

/** Does something on a small disk of its own in memory; null without the right to mount one. */
export async function onSmallDisk<Value>(megabytes: number, work: (disk: string) => Promise<Value>): Promise<Value | null> {
  const disk = mountDisk(megabytes)
  if (disk === null) return null
  try {
    return await work(disk)
  } finally {
    execFileSync('umount', ['-l', disk])
  }
}

function mountDisk(megabytes: number): string | null {
  if (process.platform !== 'linux') return null
  const folder = temporaryFolder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'selvsyn-test', folder], { stdio: 'ignore' })
    return folder
  } catch {
    return null
  }
}

const filler = (disk: string): string => join(disk, 'fyld')

/** Fills a disk until no more than so many pages are left. */
export function fillDisk(disk: string, pagesLeft: number): void {
  const file = openSync(filler(disk), 'w')
  const spare = openSync(`${filler(disk)}.luft`, 'w')
  for (let count = 0; count < pagesLeft; count += 1) writeSync(spare, Buffer.alloc(page))
  try {
    for (;;) writeSync(file, Buffer.alloc(65_536))
  } catch {
    // Full.
  }
  closeSync(file)
  closeSync(spare)
  rmSync(`${filler(disk)}.luft`)
}

/** Gives the room back. */
export function emptyDisk(disk: string): void {
  rmSync(filler(disk))
}

/**
 * How many pages of room each of so many tries is to have: from none to as many as the work needs, so that each of its writes is once the first that the full disk refuses
 * (with fewer tries than pages: every so many).
 * @param succeeds tries the work with so much room
 */
export async function eachRoom(times: number, succeeds: (pagesLeft: number) => Promise<boolean>): Promise<number[]> {
  let enough = 16
  while (!(await succeeds(enough))) enough = Math.ceil(enough * 1.25)
  return Array.from({ length: times }, (_, count) => Math.floor((count * enough) / times))
}
