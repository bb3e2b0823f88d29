import type { WireDevice } from '../../../services/api/wire/device.ts'
import { Link } from '../app/Link.tsx'
import { listPath } from '../devices/device-filter.ts'
import { type Around, BATTERY_LOW_PERCENT } from '../devices/device-states.ts'
import { useSay } from '../words/use-say.ts'
import { AGE_NAMES, type AgeName, ageTally, batteryTally } from './tallies.ts'
import { words } from './words.ts'

interface ColumnsProps {
  readonly columns: readonly {
    readonly key: string
    readonly label: string
    readonly n: number
    readonly href: string
    readonly part: 'fine' | 'wrong' | 'silent' | 'never'
  }[]
}

/** How many, beside one another. */
function Columns({ columns }: ColumnsProps) {
  const most = Math.max(1, ...columns.map(({ n }) => n))
  return (
    <ul className="fleet-columns">
      {columns.map(({ key, label, n, href, part }) => (
        <li key={key}>
          <Link href={href}>
            <strong>{n}</strong>
            <span className="column-track">
              <i data-part={part} style={{ height: `${(n / most) * 100}%` }} />
            </span>
            <small>{label}</small>
          </Link>
        </li>
      ))}
    </ul>
  )
}

const STEP = 10

export function BatteryBars({ devices }: { readonly devices: readonly WireDevice[] }) {
  const { say } = useSay(words)
  const tally = batteryTally(devices)
  const columns = (tally ?? []).map((n, i) => {
    const isLow = (i + 1) * STEP <= BATTERY_LOW_PERCENT
    return {
      ...{ key: String(i), label: `${(i + 1) * STEP}%`, n },
      href: isLow ? listPath({ state: 'battery' }) : '/devices',
      part: isLow ? ('wrong' as const) : ('fine' as const),
    }
  })
  return (
    <section className="card">
      <h2>{say('fleet.battery')}</h2>
      {tally === undefined ? (
        <p className="quiet">{say('fleet.battery.none')}</p>
      ) : (
        <Columns columns={columns} />
      )}
    </section>
  )
}

const LOOKS: Readonly<Record<AgeName, { part: 'fine' | 'wrong' | 'silent' | 'never'; href: string }>> = {
  '1': { part: 'fine', href: '/devices' },
  '3': { part: 'fine', href: '/devices' },
  '10': { part: 'silent', href: listPath({ state: 'silent' }) },
  more: { part: 'silent', href: listPath({ state: 'silent' }) },
  never: { part: 'never', href: listPath({ state: 'never' }) },
}

interface AgeBarsProps {
  readonly devices: readonly WireDevice[]
  readonly around: Around
}

export function AgeBars({ devices, around: { kinds, now } }: AgeBarsProps) {
  const { say } = useSay(words)
  const tally = ageTally(devices, kinds, now)
  const columns = AGE_NAMES.map(name => ({
    ...{ key: name, label: say(`fleet.age.${name}`), n: tally.get(name) ?? 0 },
    ...LOOKS[name],
  }))
  return (
    <section className="card">
      <h2>{say('fleet.age')}</h2>
      <Columns columns={columns} />
    </section>
  )
}
