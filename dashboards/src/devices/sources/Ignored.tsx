import { Button } from 'antd'
import { useSay } from '../../words/use-say.ts'
import { words } from './words.ts'

interface IgnoredProps {
  readonly addresses: readonly string[]
  readonly onClear: () => void
}

/** Who is not listened to though heard: devices of others in the same network. */
export function Ignored({ addresses, onClear }: IgnoredProps) {
  const { say } = useSay(words)
  if (addresses.length === 0) return null
  return (
    <details>
      <summary>{say('source.ignored', { n: addresses.length })}</summary>
      <ul className="small">
        {addresses.map(address => (
          <li key={address}>
            <code>{address}</code>
          </li>
        ))}
      </ul>
      <Button size="small" onClick={onClear}>
        {say('source.ignored.clear')}
      </Button>
    </details>
  )
}
