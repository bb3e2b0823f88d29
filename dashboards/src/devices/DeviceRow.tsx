import { memo } from 'react'
import type { WireAlert } from '../../../services/api/wire/alert.ts'
import type { WireDevice } from '../../../services/api/wire/device.ts'
import { worstOf } from '../alerts/alert.ts'
import { SeverityShape } from '../alerts/marks.tsx'
import type { WireKind } from '../api/devices.ts'
import { KindMark } from '../app/kind-marks.tsx'
import { Link } from '../app/Link.tsx'
import { devicePath } from '../app/route.ts'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import type { DeviceState } from './device-states.ts'
import type { Choose } from './many/use-chosen.ts'
import { words } from './many/words.ts'
import { HeardMark } from './marks.tsx'
import { StateMark } from './StateMark.tsx'
import { isAddress, reportedMetrics, valueWords } from './value.ts'

const VALUES_MAX = 4

interface DeviceRowProps {
  readonly device: WireDevice
  readonly kind: WireKind | undefined
  readonly alerts: readonly WireAlert[]
  readonly states: readonly DeviceState[]
  readonly isChosen: boolean
  /** Nothing where nothing can be done with many. */
  readonly choose: Choose | undefined
}

/** One device in one look: what it is, what it says, how old that is, what is the matter. */
export const DeviceRow = memo(function DeviceRow(props: DeviceRowProps) {
  const { device, kind, alerts, states, isChosen, choose } = props
  const { say } = useWords()
  const worst = worstOf(alerts)
  // How long nothing came says the age beside it.
  const others = states.filter(state => state !== 'alerts' && state !== 'silent' && state !== 'never')
  return (
    <div className="device-row" data-chooses={choose !== undefined} data-chosen={isChosen}>
      {choose !== undefined && <Check device={device} isChosen={isChosen} choose={choose} />}
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
      <span data-cell="state">
        {worst !== undefined && (
          <span className="open-alerts">
            <SeverityShape severity={worst} />
            {say('device.open', { n: alerts.length })}
          </span>
        )}
        {others.map(state => (
          <StateMark key={state} state={state} />
        ))}
        {states.length === 0 && <StateMark state="fine" />}
      </span>
    </div>
  )
})

interface CheckProps extends Pick<DeviceRowProps, 'device' | 'isChosen'> {
  readonly choose: Choose
}

function Check({ device, isChosen, choose }: CheckProps) {
  const { say } = useSay(words)
  return (
    <label data-cell="check">
      <input
        type="checkbox"
        checked={isChosen}
        aria-label={say('many.choose', { name: device.name })}
        onChange={() => {}}
        onClick={({ shiftKey }) => choose(device.id, shiftKey)}
      />
    </label>
  )
}

function LastReading({ device, kind }: Pick<DeviceRowProps, 'device' | 'kind'>) {
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
