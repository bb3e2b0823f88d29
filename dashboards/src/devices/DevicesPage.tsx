import { Button, Input, Segmented } from 'antd'
import { useMemo, useState } from 'react'
import type { WireAlert } from '../../../services/api/wire/alert.ts'
import type { WireDevice } from '../../../services/api/wire/device.ts'
import { useBoard } from '../alerts/lists.ts'
import { useDevices, useKinds, type WireKind } from '../api/devices.ts'
import { Blank } from '../app/Blank.tsx'
import { Failed } from '../app/Failed.tsx'
import { go, usePlace } from '../app/location.ts'
import { SearchMark } from '../app/marks.tsx'
import { clock } from '../time/clock.ts'
import { useWords } from '../words/words.ts'
import { DeviceRow } from './DeviceRow.tsx'
import { freshnessOf } from './freshness.ts'
import { byName, firstOf, found, GROUPINGS, type Grouping, grouped } from './grouping.ts'
import './devices.css'

/** A district has tens of thousands; the rest on demand. */
const ROWS_STEP = 500

/** Every device with what it said last and how old that is. */
export default function DevicesPage() {
  const { say } = useWords()
  const devices = useDevices()
  const { data: kinds } = useKinds()
  const { data: board } = useBoard()
  const [text, setText] = useState('')
  const list = devices.data?.list
  const inOrder = useMemo(() => byName(list ?? []), [list])
  const [limit, setLimit] = useState(ROWS_STEP)
  const { by, problems } = viewOf(usePlace().query)
  if (devices.isError) return <Failed error={devices.error} retry={() => void devices.refetch()} />
  if (devices.data === undefined) return <p className="quiet loading">{say('page.loading')}</p>
  if (devices.data.list.length === 0) {
    return <Blank title={say('devices.none')} help={say('devices.none.help', { id: '{id}' })} />
  }
  const alerts = byDevice(board?.alerts ?? [])
  const hasProblem = (device: WireDevice) =>
    alerts.has(device.id) || freshnessOf(device, kinds?.get(device.kind), clock.now()) !== 'fresh'
  const shown = inOrder.filter(device => found(device, text) && (!problems || hasProblem(device)))
  return (
    <div className="devices-page">
      <div className="page-head">
        <h1>{say('devices.title')}</h1>
        <span className="quiet">{say('devices.count', { n: devices.data.list.length })}</span>
        <Input
          allowClear
          prefix={<SearchMark />}
          aria-label={say('devices.search')}
          placeholder={say('devices.search')}
          value={text}
          onChange={event => setText(event.target.value)}
        />
        <Segmented
          aria-label={say('devices.group')}
          value={by}
          options={GROUPINGS.map(value => ({ value, label: say(`devices.group.${value}`) }))}
          onChange={value => showView({ by: value, problems })}
        />
        <Segmented
          aria-label={say('devices.show')}
          value={problems}
          options={[
            { value: false, label: say('devices.everything') },
            { value: true, label: say('devices.problems') },
          ]}
          onChange={value => showView({ by, problems: value })}
        />
      </div>
      {shown.length === 0 && <Blank title={say('devices.none.search', { text })} />}
      {firstOf(grouped(shown, by), limit).map(group => (
        <section key={group.key}>
          <GroupHead by={by} value={group.key} count={group.count} kinds={kinds} />
          <ul className="device-list">
            {group.devices.map(device => (
              <DeviceRow
                key={device.id}
                device={device}
                kind={kinds?.get(device.kind)}
                alerts={alerts.get(device.id) ?? []}
              />
            ))}
          </ul>
        </section>
      ))}
      {shown.length > limit && (
        <div className="pages">
          <span className="quiet">{say('devices.shown', { n: limit, total: shown.length })}</span>
          <Button onClick={() => setLimit(limit + ROWS_STEP)}>{say('alerts.more')}</Button>
        </div>
      )}
    </div>
  )
}

function byDevice(alerts: readonly WireAlert[]): Map<string, WireAlert[]> {
  const found = new Map<string, WireAlert[]>()
  for (const alert of alerts) {
    const others = found.get(alert.deviceId)
    if (others === undefined) found.set(alert.deviceId, [alert])
    else others.push(alert)
  }
  return found
}

interface GroupHeadProps {
  readonly by: Grouping
  readonly value: string
  readonly count: number
  readonly kinds: ReadonlyMap<string, WireKind> | undefined
}

function GroupHead({ by, value, count, kinds }: GroupHeadProps) {
  const { of } = useWords()
  const title = by === 'kind' ? kinds?.get(value)?.title : undefined
  return (
    <h2 className="group-head">
      {title === undefined ? value : of(title)} <span className="quiet">{count}</span>
    </h2>
  )
}

interface View {
  readonly by: Grouping
  readonly problems: boolean
}

function viewOf(query: string): View {
  const search = new URLSearchParams(query)
  return { by: search.get('by') === 'kind' ? 'kind' : 'zone', problems: search.has('problems') }
}

function showView({ by, problems }: View): void {
  const parts = [...(by === 'kind' ? ['by=kind'] : []), ...(problems ? ['problems'] : [])]
  go(`/devices${parts.length > 0 ? `?${parts.join('&')}` : ''}`, { replace: true })
}
