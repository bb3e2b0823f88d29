import type { UseQueryResult } from '@tanstack/react-query'
import { Failed } from '../app/Failed.tsx'
import { useSay } from '../words/use-say.ts'
import { words } from './list-words.ts'

const LINES = 10

type Asked = Pick<UseQueryResult, 'failureReason' | 'refetch'>

/** The shape of what is coming, so that nothing jumps when it is there; from the first failure, why it does not come. */
export function Loading({ what }: { readonly what: Asked }) {
  const { say } = useSay(words)
  if (what.failureReason !== null)
    return <Failed error={what.failureReason} retry={() => void what.refetch()} />
  return (
    <div className="alert-list-loading">
      <p role="status" className="unseen">
        {say('list.loading')}
      </p>
      <div aria-hidden="true">
        {Array.from({ length: LINES }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they are all the same
          <i key={i} />
        ))}
      </div>
    </div>
  )
}
