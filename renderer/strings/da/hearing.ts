export const hearing = {}
