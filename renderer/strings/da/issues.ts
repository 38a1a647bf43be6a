/** What is to be said about data before a document goes out, by the code of the issue. */
export const issues = {}
