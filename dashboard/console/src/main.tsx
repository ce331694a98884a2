import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app'
import './styles/base.css'
import './styles/overview.css'
import './styles/overview-narrow.css'
import './styles/charts.css'
import './styles/shell.css'
import './styles/own-intents.css'
import './styles/own-intents-report.css'
import './styles/knowledge.css'
import './styles/knowledge-editor.css'
import './styles/knowledge-import.css'
import './styles/flows.css'
import './styles/flow-diagram.css'
import './styles/flow-path.css'
import './styles/flow-edit.css'
import './styles/account.css'
import './styles/account-menu.css'

const root = document.getElementById('app')
if (!root) throw new Error('no #app')

/** Polling is the retry; being offline is an answer to show, not a reason to wait. */
const client = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: 'always' } } })

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
)
