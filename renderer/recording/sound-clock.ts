/** A place in a recording, as `00:12:31`. */
export function soundClock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  return [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60].map((part) => String(part).padStart(2, '0')).join(':')
}

/** Where in a recording something was noted, in seconds; its beginning for what was begun before it. */
export const placeInSound = (startedAt: string | null, at: string): number =>
  startedAt === null ? 0 : Math.max(0, (Date.parse(at) - Date.parse(startedAt)) / 1000)
