/** After how many minutes without anybody at the computer the profile is locked. */
export const lockAfterChoices = ['never', '5', '15', '30', '60'] as const
export type LockAfter = (typeof lockAfterChoices)[number]
