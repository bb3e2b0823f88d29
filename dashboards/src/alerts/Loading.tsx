import { useSay } from '../words/use-say.ts'
import { words } from './list-words.ts'

const LINES = 10

/** The shape of what is coming, so that nothing jumps when it is there. */
export function Loading() {
  const { say } = useSay(words)
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
