import type { WireDevice } from '../../../services/api/wire/device.ts'
import { AlertRow } from '../alerts/AlertRow.tsx'
import { useBoard } from '../alerts/lists.ts'
import { useDevices, useKinds, type WireKind } from '../api/devices.ts'
import { Blank } from '../app/Blank.tsx'
import { Failed } from '../app/Failed.tsx'
import { Link } from '../app/Link.tsx'
import { BackMark, KindMark } from '../app/marks.tsx'
import { lastingWords } from '../time/age.ts'
import { useWords } from '../words/words.ts'
import { DeviceHistory } from './DeviceHistory.tsx'
import { intervalOf } from './freshness.ts'
import { HeardMark, OnlineMark } from './marks.tsx'
import { isAddress, reportedMetrics, valueWords } from './value.ts'
import './device-page.css'

/** One device: what it is, what it says now, what it said before, what is open about it. */
export default function DevicePage({ id }: { readonly id: string }) {
  const { say } = useWords()
  const devices = useDevices()
  const { data: kinds } = useKinds()
  if (devices.isError) return <Failed error={devices.error} retry={() => void devices.refetch()} />
  if (devices.data === undefined) return <p className="quiet loading">{say('page.loading')}</p>
  const device = devices.data.byId.get(id)
  return (
    <div className="device-page">
      <Link href="/devices" className="back">
        <BackMark />
        {say('device.back')}
      </Link>
      {device === undefined ? (
        <Blank title={say('device.unknown', { id })} />
      ) : (
        <Found key={id} device={device} kind={kinds?.get(device.kind)} />
      )}
    </div>
  )
}

interface DeviceProps {
  readonly device: WireDevice
  readonly kind: WireKind | undefined
}

function Found({ device, kind }: DeviceProps) {
  return (
    <>
      <Head device={device} kind={kind} />
      <OpenAlerts device={device} />
      {device.lastSeenAt === null ? <NeverHeard device={device} /> : <Now device={device} kind={kind} />}
      {device.lastSeenAt !== null && <DeviceHistory device={device} kind={kind} />}
    </>
  )
}

function Head({ device, kind }: DeviceProps) {
  const { say, of } = useWords()
  const interval = intervalOf(device, kind)
  const facts: [string, string | undefined][] = [
    [say('device.kind'), kind ? of(kind.title) : device.kind],
    [say('alert.zone'), device.zone],
    [say('alert.site'), device.site],
    [say('device.model'), device.model],
    [say('device.gateway'), device.gateway],
    [say('device.interval'), interval === undefined ? undefined : lastingWords(say, interval)],
  ]
  return (
    <header className="device-head">
      <h1>
        <KindMark kind={device.kind} width="28" height="28" />
        {device.name} <small>{device.id}</small>
      </h1>
      <p className="device-state">
        <OnlineMark online={device.online} />
        <HeardMark device={device} kind={kind} />
      </p>
      <dl className="facts">
        {facts.map(([name, value]) =>
          value === undefined ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </header>
  )
}

function OpenAlerts({ device }: { readonly device: WireDevice }) {
  const { say } = useWords()
  const { data: board } = useBoard()
  const alerts = board?.alerts.filter(alert => alert.deviceId === device.id) ?? []
  if (alerts.length === 0) return <p className="quiet">{say('device.open.none')}</p>
  return (
    <section className="alert-list-area">
      <h2>{say('device.open', { n: alerts.length })}</h2>
      <ul className="alert-list">
        {alerts.map(alert => (
          <AlertRow
            key={alert.id}
            alert={alert}
            query=""
            fresh={false}
            selected={false}
            device={device.name}
            place={device.zone}
          />
        ))}
      </ul>
    </section>
  )
}

function NeverHeard({ device }: { readonly device: WireDevice }) {
  const { say } = useWords()
  const topic = `community/${device.site}/${device.kind}/${device.id}/telemetry`
  return <Blank title={say('device.never')} help={say('device.never.help', { topic })} />
}

function Now({ device, kind }: DeviceProps) {
  const words = useWords()
  return (
    <section>
      <h2>{words.say('device.last')}</h2>
      <dl className="values">
        {reportedMetrics(device, kind).map(({ name, value, spec }) => (
          <div key={name}>
            <dt>{spec ? words.of(spec.title) : name}</dt>
            <dd>
              {isAddress(value) ? (
                <a className="address" href={value} target="_blank" rel="noreferrer">
                  {value}
                </a>
              ) : (
                valueWords(words, value, spec)
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
