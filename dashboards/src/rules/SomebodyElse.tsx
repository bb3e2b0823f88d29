import { Button } from 'antd'
import { useSay } from '../words/use-say.ts'
import { words } from './editor-words.ts'
import { useRule, useVersions } from './rule-api.ts'

interface SomebodyElseProps {
  readonly id: string
  readonly takeOver: (version: number) => void
}

/** Somebody saved the rule meanwhile: what they did, and what was typed here stays. */
export function SomebodyElse({ id, takeOver }: SomebodyElseProps) {
  const { say, of } = useSay(words)
  const rule = useRule(id)
  const versions = useVersions(id)
  const last = versions.data?.at(-1)
  return (
    <div className="notice" role="alert">
      <p>{say('conflict', { who: last?.actor ?? '?' })}</p>
      <ul>
        {last?.says.map(words => (
          <li key={words.en}>{of(words)}</li>
        ))}
      </ul>
      {rule.data && (
        <Button size="small" onClick={() => takeOver(rule.data?.version ?? 0)}>
          {say('conflict.mine')}
        </Button>
      )}
    </div>
  )
}
