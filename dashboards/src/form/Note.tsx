import type { ReactNode } from 'react'
import { useSay } from '../words/use-say.ts'
import { words } from './words.ts'

/** What may surprise whoever saves this: said while they write, and hindering nothing. */
export function Note({ children }: { readonly children: ReactNode }) {
  const { say } = useSay(words)
  return (
    <p className="field-warning" role="status">
      <strong>{say('form.warning')}</strong> {children}
    </p>
  )
}
