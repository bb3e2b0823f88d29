import type { WireBridgeList } from '../../../../services/api/wire/bridge.ts'
import { type Column, Rows } from '../../form/Rows.tsx'
import { Age } from '../../time/Age.tsx'
import { useSay } from '../../words/use-say.ts'
import { useBridges } from './source-api.ts'
import { words } from './words.ts'

type Bridge = WireBridgeList['bridges'][number]

const LOOKS: Readonly<Record<Bridge['state'], string>> = {
  connected: 'good',
  connecting: 'warning',
  away: 'bad',
  stopped: 'warning',
}

/** Other brokers that are listened to; nothing where there is none. */
export function Bridges() {
  const { say, of } = useSay(words)
  const bridges = useBridges().data?.bridges ?? []
  if (bridges.length === 0) return null
  const columns: Column<Bridge>[] = [
    { title: say('bridge'), show: ({ id }) => id },
    {
      title: say('bridge.url'),
      show: ({ url, shared }) => (
        <>
          <code>{url}</code>
          {shared !== undefined && <p className="quiet small">{say('bridge.shared', { group: shared })}</p>}
        </>
      ),
    },
    {
      title: say('source.state'),
      show: ({ state, since }) => (
        <>
          <span className="badge" data-is={LOOKS[state]}>
            {say(`bridge.${state}`)}
          </span>{' '}
          <span className="quiet small">
            <Age at={since} />
          </span>
        </>
      ),
    },
    { title: say('bridge.messages'), show: ({ messages, refused }) => `${messages} / ${refused}` },
    {
      title: say('bridge.failure'),
      show: ({ state, failure }) =>
        failure === undefined || state === 'connected' ? null : (
          <span className="small">{of(failure.words)}</span>
        ),
    },
  ]
  return (
    <section>
      <h2>{say('bridges.title')}</h2>
      <Rows
        label={say('bridges.title')}
        columns={columns}
        rows={bridges}
        keyOf={({ id }) => id}
        empty={{ title: say('bridges.title') }}
      />
    </section>
  )
}
