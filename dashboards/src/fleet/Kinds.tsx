import type { WireDevice } from '../../../services/api/wire/device.ts'
import { KindMark } from '../app/kind-marks.tsx'
import { Link } from '../app/Link.tsx'
import { listPath } from '../devices/device-filter.ts'
import type { Around } from '../devices/device-states.ts'
import { useSay } from '../words/use-say.ts'
import { kindTallies } from './tallies.ts'
import { words } from './words.ts'

const PARTS = ['fine', 'wrong', 'silent', 'never'] as const

interface KindsProps {
  readonly devices: readonly WireDevice[]
  readonly around: Around
}

/** A bar for each kind, as long as there are many, its parts by how they are. */
export function Kinds({ devices, around }: KindsProps) {
  const { say, of } = useSay(words)
  const tallies = kindTallies(devices, around)
  const most = tallies[0]?.n ?? 1
  return (
    <section className="card fleet-wide">
      <h2>{say('fleet.kinds')}</h2>
      <p className="fleet-key">
        {PARTS.map(part => (
          <span key={part}>
            <i data-part={part} aria-hidden="true" /> {say(`fleet.${part}`)}
          </span>
        ))}
      </p>
      <ul className="fleet-bars">
        {tallies.map(({ kind, n, ...parts }) => {
          const title = around.kinds?.get(kind)?.title
          const name = title === undefined ? kind : of(title)
          return (
            <li key={kind}>
              <Link href={listPath({ kind })}>
                <span className="bar-name">
                  <KindMark kind={kind} width="18" height="18" /> {name}
                </span>
                <span className="bar-track">
                  <span className="bar" style={{ width: `${(n / most) * 100}%` }}>
                    {PARTS.map(
                      part =>
                        parts[part] > 0 && (
                          <i key={part} data-part={part} style={{ flexGrow: parts[part] }} />
                        ),
                    )}
                  </span>
                </span>
                <strong>{n}</strong>
                <span className="unseen">{say('fleet.kinds.bar', parts)}</span>
              </Link>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
