import type { WireAlert } from '../../../services/api/wire/alert.ts'
import type { WireDevice } from '../../../services/api/wire/device.ts'
import { worstOf } from '../alerts/alert.ts'
import { SeverityShape } from '../alerts/marks.tsx'
import type { WireKind } from '../api/devices.ts'
import { Link } from '../app/Link.tsx'
import { KindMark } from '../app/marks.tsx'
import { devicePath } from '../app/route.ts'
import { useWords } from '../words/words.ts'
import { HeardMark, OnlineMark } from './marks.tsx'
import { isAddress, reportedMetrics, valueWords } from './value.ts'

const VALUES_MAX = 4

interface DeviceRowProps {
  readonly device: WireDevice
  readonly kind: WireKind | undefined
  readonly alerts: readonly WireAlert[]
}

export function DeviceRow({ device, kind, alerts }: DeviceRowProps) {
  const { say } = useWords()
  const worst = worstOf(alerts)
  return (
    <li className="device-row">
      <span data-cell="device">
        <KindMark kind={device.kind} />
        <span>
          <Link className="row-link" href={devicePath(device.id)}>
            {device.name}
          </Link>
          <small>{device.id}</small>
        </span>
      </span>
      <span data-cell="values">
        <LastReading device={device} kind={kind} />
      </span>
      <span data-cell="heard">
        <HeardMark device={device} kind={kind} />
      </span>
      <span data-cell="online">
        <OnlineMark online={device.online} />
      </span>
      <span data-cell="open">
        {worst === undefined ? (
          <span className="quiet">{say('device.open.none')}</span>
        ) : (
          <>
            <SeverityShape severity={worst} />
            {say('device.open', { n: alerts.length })}
          </>
        )}
      </span>
    </li>
  )
}

function LastReading({ device, kind }: Omit<DeviceRowProps, 'alerts'>) {
  const words = useWords()
  const reported = reportedMetrics(device, kind)
    .filter(({ value }) => !isAddress(value))
    .slice(0, VALUES_MAX)
  return reported.map(({ name, value, spec }) => (
    <span key={name} className="reading">
      <small>{spec ? words.of(spec.title) : name}</small> {valueWords(words, value, spec)}
    </span>
  ))
}
