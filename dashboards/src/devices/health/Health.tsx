import type { WireDeviceHealth } from '../../../../services/api/wire/device-health.ts'
import { useGet } from '../../api/use-get.ts'
import { useCan } from '../../app/rights.ts'
import { lastingWords } from '../../time/age.ts'
import { useNow } from '../../time/now.ts'
import { useSay } from '../../words/use-say.ts'
import { useWords } from '../../words/words.ts'
import { useDeviceAlerts } from '../detail/PastAlerts.tsx'
import type { DeviceProps } from '../device-props.ts'
import { batteryOf, WEAK_LINK } from '../device-states.ts'
import { freshnessOf, intervalOf } from '../freshness.ts'
import { StateMark } from '../StateMark.tsx'
import { Arrivals } from './Arrivals.tsx'
import { Battery } from './Battery.tsx'
import { Refused } from './Refused.tsx'
import { words } from './words.ts'
import './health.css'

/** Battery, data that comes or does not, its clock, and what of its messages was not taken. */
export function Health({ device, kind }: DeviceProps) {
  const { say } = useSay(words)
  const can = useCan()
  const path = `/api/devices/${encodeURIComponent(device.id)}/health`
  const { data: health } = useGet<WireDeviceHealth>(path, { everyMs: 30_000 })
  const isHeard = device.lastSeenAt !== null
  return (
    <section>
      <h2>{say('health.title')}</h2>
      <div className="health-grid">
        {batteryOf(device) !== undefined && <Battery device={device} />}
        <DataAge device={device} kind={kind} />
        {isHeard && can('readings.read') && <Arrivals device={device} kind={kind} />}
        {can('alerts.read') && <Dropouts device={device} />}
        {isHeard && health && <Clock lagMs={health.lagMs} />}
      </div>
      {health && <Refused refused={health.refused} />}
    </section>
  )
}

function DataAge({ device, kind }: DeviceProps) {
  const { say } = useSay(words)
  const common = useWords()
  const now = useNow()
  const interval = intervalOf(device, kind)
  const freshness = freshnessOf(device, kind, now)
  return (
    <div>
      <h3>{say('health.age')}</h3>
      <p>
        <strong>
          {device.lastSeenAt === null
            ? say('health.age.never')
            : lastingWords(common.say, now - Date.parse(device.lastSeenAt))}
        </strong>{' '}
        {freshness === 'silent' && <StateMark state="silent" />}
      </p>
      {interval !== undefined && (
        <p className="quiet small">
          {say('health.age.of', { interval: lastingWords(common.say, interval) })}
        </p>
      )}
    </div>
  )
}

const MONTH_MS = 30 * 86_400_000
const OFFLINE = 'offline'

/** Silences that became an alert; and whether they are so many that it is the connection. */
function Dropouts({ device }: Pick<DeviceProps, 'device'>) {
  const { say } = useSay(words)
  const now = useNow()
  const { data } = useDeviceAlerts(device.id)
  if (data === undefined) return null
  const since = now - MONTH_MS
  const n = data.alerts.filter(
    ({ rule, raisedAt }) => rule === OFFLINE && Date.parse(raisedAt) > since,
  ).length
  const isWeak = data.alerts.some(({ rule, condition }) => rule === WEAK_LINK && condition === 'active')
  return (
    <div>
      <h3>{say('health.dropouts')}</h3>
      <p>{n === 0 ? say('health.dropouts.none') : say('health.dropouts.n', { n })}</p>
      {isWeak && (
        <p>
          <StateMark state="signal" /> <span className="quiet small">{say('health.weak')}</span>
        </p>
      )}
    </div>
  )
}

/** More is worth a word: a minute on the way is not. */
const LAG_MS_MAX = 60_000

function Clock({ lagMs }: { readonly lagMs: number | null }) {
  const { say } = useSay(words)
  const common = useWords()
  const time = lastingWords(common.say, Math.abs(lagMs ?? 0))
  const is = lagMs === null ? 'none' : lagMs < 0 ? 'ahead' : lagMs > LAG_MS_MAX ? 'behind' : 'right'
  return (
    <div>
      <h3>{say('health.clock')}</h3>
      <p>{say(`health.clock.${is}`, { time })}</p>
    </div>
  )
}
