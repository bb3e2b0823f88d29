import type { UseQueryResult } from '@tanstack/react-query'
import { useWords } from '../words/words.ts'
import { Failed } from './Failed.tsx'

type Asked = Pick<UseQueryResult, 'failureReason' | 'refetch'>

/**
 * Stands where there is nothing to show yet. From the first attempt that fails it says why, with a way to try again: more
 * attempts follow, which takes seconds, and until then the page would be empty. What was loaded once is shown on, whatever
 * becomes of later attempts: a form that somebody fills in may stand on it.
 */
export function Awaited({ what }: { readonly what: Asked }) {
  const { say } = useWords()
  if (what.failureReason !== null)
    return <Failed error={what.failureReason} retry={() => void what.refetch()} />
  return (
    <p className="quiet loading" role="status">
      {say('page.loading')}
    </p>
  )
}
