import { Button, Space } from 'antd'
import type { WireChannel } from '../../../services/api/wire/notice.ts'
import { ask } from '../api/request.ts'
import { useChanged } from '../api/use-get.ts'
import { useProblem } from '../form/problem.ts'
import { Sure } from '../form/Sure.tsx'
import { useSaving } from '../form/use-saving.ts'
import { useSay } from '../words/use-say.ts'
import { words } from './words.ts'

interface ChannelWaysProps {
  readonly channel: WireChannel
  /** To whom the test goes, where the kind wants an address. */
  readonly testTo: string
  readonly onClose: () => void
}

export function ChannelWays({ channel, testTo, onClose }: ChannelWaysProps) {
  const { say, language } = useSay(words)
  const problem = useProblem()
  const changed = useChanged()
  const path = `/api/channels/${encodeURIComponent(channel.id)}`
  const trying = useSaving({
    send: () => ask(`${path}/test`, { method: 'POST', body: { language, ...(testTo !== '' && { testTo }) } }),
    changes: [],
    says: say('channel.tested'),
  })
  const remove = async () => {
    await ask<void>(path, { method: 'DELETE' })
    onClose()
    await changed('/api/channels', '/api/me/contacts', '/api/sites')
  }
  return (
    <Space wrap>
      <Button onClick={() => trying.mutate(undefined)} loading={trying.isPending}>
        {say('channel.test')}
      </Button>
      <Sure
        label={say('channel.delete')}
        title={say('channel.delete.sure', { name: channel.name })}
        onSure={remove}
      >
        <p>{say('channel.delete.help')}</p>
      </Sure>
      <span role="alert">
        {trying.isError && <span className="field-fault">{problem(trying.error)}</span>}
      </span>
    </Space>
  )
}
