import { problemWords } from '../api/request.ts'
import { Button } from '../light/Button.tsx'
import { useWords } from '../words/words.ts'

/** What could not be loaded, why, and the way to try again. */
export function FailedHere({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  const { say } = useWords()
  return (
    <div className="empty" role="alert">
      <p>
        <strong>{say('page.failed')}</strong>
      </p>
      <p className="quiet">{problemWords(say, error)}</p>
      <Button onClick={retry}>{say('page.retry')}</Button>
    </div>
  )
}
