import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useDevices } from '../../api/devices.ts'
import { usePlaces } from '../../api/places.ts'
import { KindMark } from '../../app/kind-marks.tsx'
import { Link } from '../../app/Link.tsx'
import { useCan } from '../../app/rights.ts'
import { devicePath } from '../../app/route.ts'
import { setParameters } from '../../form/parameter.ts'
import { lastingWords } from '../../time/age.ts'
import { useSay } from '../../words/use-say.ts'
import { useWords } from '../../words/words.ts'
import type { DeviceProps } from '../device-props.ts'
import { statesOf } from '../device-states.ts'
import { intervalOf } from '../freshness.ts'
import { labelHref } from '../label/sheets.ts'
import { words as labelWords } from '../label/words.ts'
import { HeardMark, OnlineMark } from '../marks.tsx'
import { type NamedFact, NamedFacts } from '../NamedFacts.tsx'
import { StateMark } from '../StateMark.tsx'
import { TokenTool } from '../token/TokenTool.tsx'
import { useAround } from '../use-around.ts'
import { DeleteDevice } from './DeleteDevice.tsx'
import { EditDevice } from './EditDevice.tsx'
import { words } from './words.ts'
import '../tool-link.css'

/** The server is registered by itself: nobody changes it. */
const OWN_KIND = 'server'

export function DeviceHead({ device, kind }: DeviceProps) {
  const states = statesOf(device, useAround()).filter(state => state !== 'alerts' && state !== 'never')
  return (
    <header className="device-head">
      <div className="device-title">
        <h1>
          <KindMark kind={device.kind} width="28" height="28" />
          {device.name} <small>{device.id}</small>
        </h1>
        {device.kind !== OWN_KIND && <Tools device={device} kind={kind} />}
      </div>
      <p className="device-state">
        <OnlineMark online={device.online} />
        <HeardMark device={device} kind={kind} />
        {states
          .filter(state => state !== 'silent')
          .map(state => (
            <StateMark key={state} state={state} />
          ))}
      </p>
      <Facts device={device} kind={kind} />
    </header>
  )
}

function Tools({ device }: DeviceProps) {
  const { say, language } = useSay(words)
  const printing = useSay(labelWords).say('label.one')
  const can = useCan()
  return (
    <span className="device-tools">
      {can('devices.write') && (
        <Button onClick={() => setParameters({ do: 'edit' })}>{say('detail.edit')}</Button>
      )}
      {can('devices.token') && <TokenTool device={device} />}
      <a className="tool-link" href={labelHref(device.id, language)} target="_blank" rel="noreferrer">
        {printing}
      </a>
      {can('maintenance.write') && (
        <Link className="tool-link" href={`/maintenance?do=plan&device=${encodeURIComponent(device.id)}`}>
          {say('detail.work')}
        </Link>
      )}
      {can('devices.write') && <DeleteDevice device={device} />}
      {can('devices.write') && <EditDevice device={device} />}
    </span>
  )
}

function Facts({ device, kind }: DeviceProps) {
  const common = useWords()
  const { say, of } = useSay(words)
  const places = usePlaces()
  const { data: devices } = useDevices()
  const interval = intervalOf(device, kind)
  const gateway = device.gateway === undefined ? undefined : devices?.byId.get(device.gateway)
  const behind = devices?.list.filter(other => other.gateway === device.id).length ?? 0
  const site = places.sites.find(({ id }) => id === device.site)
  const facts: readonly NamedFact[] = [
    [common.say('device.kind'), kind ? of(kind.title) : device.kind],
    [common.say('alert.zone'), of(places.zoneName(device.site, device.zone))],
    [common.say('alert.site'), site ? of(site.name) : device.site],
    [common.say('device.model'), device.model],
    [say('detail.firmware'), device.firmware],
    [
      common.say('device.gateway'),
      device.gateway === undefined ? undefined : gatewayLink(device.gateway, gateway?.name),
    ],
    [common.say('device.interval'), interval === undefined ? undefined : lastingWords(common.say, interval)],
    [say('detail.behind'), behind === 0 ? undefined : behind],
  ]
  return <NamedFacts facts={facts} />
}

/** By its name where one may see it. */
const gatewayLink = (id: string, name: string | undefined): ReactNode =>
  name === undefined ? id : <Link href={devicePath(id)}>{name}</Link>
