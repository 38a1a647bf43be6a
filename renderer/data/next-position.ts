/** Where a new row stands: after the last. */
export const nextPosition = (rows: readonly { readonly position: number }[]): number => 1 + Math.max(0, ...rows.map((row) => row.position))
