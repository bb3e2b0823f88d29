import { useDeferredValue, useMemo } from 'react'
import { useDevices, useKinds } from '../api/devices.ts'
import { usePlaces } from '../api/places.ts'
import { Awaited } from '../app/Awaited.tsx'
import { Blank } from '../app/Blank.tsx'
import { Link } from '../app/Link.tsx'
import { usePlace } from '../app/location.ts'
import { useCan } from '../app/rights.ts'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import { AddDevice } from './add/AddDevice.tsx'
import { DeviceLines } from './DeviceLines.tsx'
import { DeviceRow } from './DeviceRow.tsx'
import { DevicesHead } from './DevicesHead.tsx'
import { filterOf, matches } from './device-filter.ts'
import { statesOf } from './device-states.ts'
import { byName, type Group, grouped, type Line, linesOf } from './grouping.ts'
import { ImportDevices } from './import/ImportDevices.tsx'
import { ChosenBar } from './many/ChosenBar.tsx'
import { useChosen } from './many/use-chosen.ts'
import { StateFilter } from './StateFilter.tsx'
import { useAround } from './use-around.ts'
import { words } from './words.ts'
import './devices.css'

/** Every device with what it said last, how old that is and what is the matter with it. */
export default function DevicesPage() {
  const common = useWords()
  const { say } = useSay(words)
  const devices = useDevices()
  const around = useAround()
  const { query } = usePlace()
  const filter = filterOf(query)
  const list = devices.data?.list
  const inOrder = useMemo(() => byName(list ?? []), [list])
  const states = useMemo(
    () => new Map(inOrder.map(device => [device.id, statesOf(device, around)])),
    [inOrder, around],
  )
  // What is typed is there at once; of thousands of devices, those that match a moment later.
  const asked = useDeferredValue(query)
  const among = useMemo(() => inOrder.filter(device => matches(device, filterOf(asked))), [inOrder, asked])
  const lines = useMemo(() => {
    const { state, by } = filterOf(asked)
    const shown = state === '' ? among : among.filter(({ id }) => states.get(id)?.includes(state))
    return linesOf(grouped(shown, by))
  }, [among, states, asked])
  const shown = useMemo(() => lines.flatMap(line => ('device' in line ? [line.device.id] : [])), [lines])
  const chosen = useChosen(shown)
  const mayChange = useCan()('devices.write')
  if (list === undefined) return <Awaited what={devices} />
  const draw = (line: Line) =>
    'head' in line ? (
      <GroupHead by={filter.by} group={line.head} />
    ) : (
      <DeviceRow
        device={line.device}
        kind={around.kinds?.get(line.device.kind)}
        alerts={around.alerts.get(line.device.id) ?? NONE}
        states={states.get(line.device.id) ?? NONE}
        isChosen={chosen.has(line.device.id)}
        choose={mayChange ? chosen.choose : undefined}
      />
    )
  return (
    <div className="devices-page">
      <DevicesHead filter={filter} devices={list} shown={shown} />
      {list.length === 0 ? (
        <Blank title={common.say('devices.none')} help={say('list.none.help')} />
      ) : (
        <StateFilter
          filter={filter}
          all={among.length}
          states={among.map(({ id }) => states.get(id) ?? NONE)}
        />
      )}
      {list.length > 0 && lines.length === 0 && (
        <Blank title={say('list.none.found')}>
          <Link href="/devices">{say('list.all')}</Link>
        </Blank>
      )}
      {lines.length > 0 && <DeviceLines lines={lines} label={common.say('devices.title')} draw={draw} />}
      <ChosenBar chosen={chosen} shown={shown} />
      <AddDevice />
      <ImportDevices />
    </div>
  )
}

const NONE: never[] = []

function GroupHead({ by, group }: { readonly by: 'kind' | 'zone'; readonly group: Group }) {
  const { of } = useWords()
  const { data: kinds } = useKinds()
  const places = usePlaces()
  const [first] = group.devices
  const site = places.sites.length > 1 ? places.sites.find(({ id }) => id === first?.site) : undefined
  const title =
    by === 'kind' ? kinds?.get(group.key)?.title : first && places.zoneName(first.site, first.zone)
  return (
    <h2 className="group-head">
      {site !== undefined && by === 'zone' && `${of(site.name)} · `}
      {title === undefined ? group.key : of(title)} <span className="quiet">{group.devices.length}</span>
    </h2>
  )
}
