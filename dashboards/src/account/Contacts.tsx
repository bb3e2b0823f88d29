import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import type { WireContacts } from '../../../services/api/wire/notice.ts'
import { useCheckSession } from '../api/session.ts'
import { Awaited } from '../app/Awaited.tsx'
import { FormFaults } from '../form/FormFaults.tsx'
import { faultsOf } from '../form/faults.ts'
import { useSaving } from '../form/use-saving.ts'
import { useSay } from '../words/use-say.ts'
import { CONTACTS, saveContacts, useContacts, type Way } from './own.ts'
import { QuietHours } from './QuietHours.tsx'
import { WayField } from './WayField.tsx'
import { words } from './words.ts'

interface ContactsProps {
  /** One's own where it is absent. */
  readonly path?: string
}

/** By what somebody is told, in which order, and when not. */
export function Contacts({ path = CONTACTS }: ContactsProps) {
  const { say } = useSay(words)
  const asked = useContacts(path)
  const { data } = asked
  if (data === undefined) return <Awaited what={asked} />
  if (data.channels.length === 0) return <p className="quiet">{say('ways.no-channel')}</p>
  // What another page saved meanwhile begins the form anew.
  return <Ways key={JSON.stringify([data.ways, data.quietHours])} {...{ path, data }} />
}

function Ways({ path, data }: { readonly path: string; readonly data: WireContacts }) {
  const { say } = useSay(words)
  const check = useCheckSession()
  const [ways, setWays] = useState<readonly Way[]>(
    data.ways.map(({ channel, address }) => ({ channel, address })),
  )
  const [quietHours, setQuiet] = useState(data.quietHours)
  const saving = useSaving({
    send: () => saveContacts(path, { ways: [...ways], quietHours }),
    changes: [path, '/api/sites'],
    onDone: check,
  })
  const replace = (n: number, ...by: Way[]) => setWays(ways.flatMap((way, i) => (i === n ? by : [way])))
  const up = (n: number) => setWays(moved(ways, n))
  const first = data.channels.find(({ address }) => address !== 'push-subscription')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    saving.mutate(undefined)
  }
  const faults = faultsOf(saving.error)
  return (
    <form className="plain-form" onSubmit={submit} noValidate>
      <p className="quiet">{say('ways.help')}</p>
      {ways.length === 0 && <p className="notice">{say('ways.none')}</p>}
      <ol className="ways-list">
        {ways.map((way, n) => (
          <WayField
            // biome-ignore lint/suspicious/noArrayIndexKey: a way that is being typed has no name but its place
            key={n}
            {...{ way, n, data, faults }}
            isOwn={path === CONTACTS}
            onChange={(...by) => replace(n, ...by)}
            {...(n > 0 && { onUp: () => up(n) })}
          />
        ))}
      </ol>
      {first !== undefined && (
        <span>
          <Button
            onClick={() =>
              setWays([...ways, { channel: first.id, address: first.address === 'none' ? null : '' }])
            }
          >
            {say('ways.add')}
          </Button>
        </span>
      )}
      <QuietHours value={quietHours} onChange={setQuiet} />
      <FormFaults error={saving.error} shown={['ways']} />
      <span>
        <Button type="primary" htmlType="submit" loading={saving.isPending}>
          {say('ways.save')}
        </Button>
      </span>
    </form>
  )
}

/** One place towards the front. */
const moved = (ways: readonly Way[], n: number): readonly Way[] => {
  const [before, way] = [ways[n - 1], ways[n]]
  return before && way ? [...ways.slice(0, n - 1), way, before, ...ways.slice(n + 1)] : ways
}
