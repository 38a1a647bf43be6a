export const inspections = {}
