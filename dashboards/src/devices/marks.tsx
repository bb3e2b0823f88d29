import type { WireDevice } from '../../../services/api/wire/device.ts'
import type { WireKind } from '../api/devices.ts'
import { Age } from '../time/Age.tsx'
import { lastingWords } from '../time/age.ts'
import { useNow } from '../time/now.ts'
import { useWords } from '../words/words.ts'
import { freshnessOf, intervalOf } from './freshness.ts'
import './marks.css'

/** The device's own word on its connection; a last reading may be old all the same. */
export function OnlineMark({ online }: { readonly online: boolean | null }) {
  const { say } = useWords()
  const state = online === null ? 'unsaid' : online ? 'online' : 'offline'
  return (
    <span className="online" data-state={state}>
      <i aria-hidden="true" />
      {say(`device.${state}`)}
    </span>
  )
}

interface HeardProps {
  readonly device: WireDevice
  readonly kind: WireKind | undefined
}

/** How old the data is, and whether that is too old for such a device. */
export function HeardMark({ device, kind }: HeardProps) {
  const { say } = useWords()
  const now = useNow()
  if (device.lastSeenAt === null) return <span className="heard-never">{say('device.never')}</span>
  const interval = intervalOf(device, kind)
  const silent = freshnessOf(device, kind, now) === 'silent'
  const help =
    interval === undefined ? '' : say('device.silent.help', { interval: lastingWords(say, interval) })
  return (
    <span className="heard" title={help}>
      {silent && <strong>{say('device.silent')}</strong>}
      <Age at={device.lastSeenAt} />
    </span>
  )
}
