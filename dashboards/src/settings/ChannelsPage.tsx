import { Button } from 'antd'
import type { WireChannelList } from '../../../services/api/wire/notice.ts'
import { useGet } from '../api/use-get.ts'
import { Awaited } from '../app/Awaited.tsx'
import { useParameter } from '../form/parameter.ts'
import { type Column, Rows } from '../form/Rows.tsx'
import { useListed } from '../words/list.ts'
import { useSay } from '../words/use-say.ts'
import { ChannelForm } from './ChannelForm.tsx'
import { useDependents } from './dependents.ts'
import { words } from './words.ts'
import '../form/form.css'

type Channel = WireChannelList['channels'][number]

/** The ways out of the server. */
export default function ChannelsPage() {
  const { say, of } = useSay(words)
  const listed = useListed()
  const asked = useGet<WireChannelList>('/api/channels')
  const { data } = asked
  const [opened, open] = useParameter('channel')
  const dependents = useDependents()
  if (data === undefined) return <Awaited what={asked} />
  const kindOf = (kind: string) => {
    const title = data.kinds.find(one => one.kind === kind)?.title
    return title ? of(title) : kind
  }
  const columns: Column<Channel>[] = [
    { title: say('channel.name'), show: ({ name }) => name },
    { title: say('channel.kind'), show: ({ kind }) => kindOf(kind) },
    {
      title: say('channel.state'),
      show: ({ enabled, forEveryone }) => (
        <>
          <span className="badge" data-is={enabled ? 'good' : 'warning'}>
            {say(enabled ? 'channel.on' : 'channel.off')}
          </span>{' '}
          {forEveryone && <span className="small">{say('channel.everyone')}</span>}
        </>
      ),
    },
    {
      title: say('channel.used-by'),
      show: ({ id }) => {
        const people = dependents.get(id) ?? []
        if (people.length === 0) return <span className="quiet">{say('channel.nobody')}</span>
        return <span title={listed(people)}>{say('channel.people', { n: people.length })}</span>
      },
    },
  ]
  return (
    <div className="form-page">
      <div className="page-head">
        <h1>{say('channels.title')}</h1>
        <span className="page-actions">
          <Button type="primary" onClick={() => open('new')}>
            {say('channels.new')}
          </Button>
        </span>
      </div>
      <p className="quiet">{say('channels.help')}</p>
      <Rows
        label={say('channels.title')}
        columns={columns}
        rows={data.channels}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/settings?channel=${id}`}
        empty={{ title: say('channels.none'), help: say('channels.none.help') }}
      />
      {opened !== '' && (
        <ChannelForm
          key={opened}
          kinds={data.kinds}
          channel={data.channels.find(({ id }) => id === opened)}
          onClose={() => open('')}
        />
      )}
    </div>
  )
}
