import '@fontsource-variable/inter/wght.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { logFailures } from './data/failure.ts'
import { profileQuery, queries, settingsQuery } from './data/queries.ts'
import { startCatalogue } from './strings/i18n.ts'
import { cleanInsertions } from './ui/clean-insertions.ts'
import './ui/tokens.css'
import './ui/base.css'

startCatalogue()
logFailures()
cleanInsertions(document)
// What the first picture is made of; asked for before React begins, so that nothing flashes.
await Promise.allSettled([queries.query(profileQuery), queries.query(settingsQuery)])
const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
