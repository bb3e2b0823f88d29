import { Button } from 'antd'
import { useState } from 'react'
import { useSay } from '../words/use-say.ts'
import { words } from './broken-words.ts'

/** In place of a page whose parts did not come: the line was away, or the server has been updated since. */
export function BrokenPage() {
  const { say } = useSay(words)
  const [isAway, setAway] = useState(false)
  // The browser's own page for a server that is away would take the console with it.
  const again = () =>
    fetch('/', { method: 'HEAD', cache: 'no-store' }).then(
      () => location.reload(),
      () => setAway(true),
    )
  return (
    <div className="blank" role="alert">
      <h1>{say('broken.title')}</h1>
      <p>{say(isAway ? 'broken.away' : 'broken.help')}</p>
      <Button onClick={() => void again()}>{say('broken.again')}</Button>
    </div>
  )
}
