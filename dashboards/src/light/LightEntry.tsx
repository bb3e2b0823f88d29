import { QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient } from '../app/client.ts'
import { useShade } from '../app/shade.ts'
import { useDocumentLanguage } from '../words/words.ts'
import '../app/tokens.css'
import '../app/base.css'
import './light.css'

/** Draws an entry that has nothing of the desktop's component library. */
export function drawLight(content: ReactNode): void {
  const root = document.getElementById('root')
  if (root === null) return
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient()}>
        <Dressed>{content}</Dressed>
      </QueryClientProvider>
    </StrictMode>,
  )
}

function Dressed({ children }: { readonly children: ReactNode }) {
  useShade()
  useDocumentLanguage()
  return children
}
