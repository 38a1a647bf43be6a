export const announcement = {}
