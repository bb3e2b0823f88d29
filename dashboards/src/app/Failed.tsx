import { Button } from 'antd'
import { problemWords } from '../api/request.ts'
import { useWords } from '../words/words.ts'

/** What could not be loaded, why, and the way to try again. */
export function Failed({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  const { say } = useWords()
  return (
    <div className="blank" role="alert">
      <h2>{say('page.failed')}</h2>
      <p>{problemWords(say, error)}</p>
      <Button onClick={retry}>{say('page.retry')}</Button>
    </div>
  )
}
