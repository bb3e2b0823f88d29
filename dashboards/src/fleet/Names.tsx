import type { WireDevice } from '../../../services/api/wire/device.ts'
import { Link } from '../app/Link.tsx'
import { listPath, UNNAMED } from '../devices/device-filter.ts'
import { useSay } from '../words/use-say.ts'
import { counts, type Named } from './tallies.ts'
import { words } from './words.ts'

const SHOWN_MAX = 12

interface NamesProps {
  readonly devices: readonly WireDevice[]
  readonly what: Named
  /** What it is called to people, where its name is an id. */
  readonly calledBy?: (name: string) => string
}

const HEADS = { model: 'fleet.models', firmware: 'fleet.firmware', source: 'fleet.sources' } as const

/** Which models there are, or which versions run, and how many of each. */
export function Names({ devices, what, calledBy = name => name }: NamesProps) {
  const { say } = useSay(words)
  const found = counts(devices, what)
  const unnamed = say(what === 'source' ? 'fleet.own-voice' : 'fleet.unnamed')
  const most = Math.max(1, ...found.map(({ n }) => n))
  return (
    <section className="card">
      <h2>{say(HEADS[what])}</h2>
      {what === 'firmware' && <p className="quiet small">{say('fleet.firmware.help')}</p>}
      <ul className="fleet-bars">
        {found.slice(0, SHOWN_MAX).map(({ name, n }) => (
          <li key={name}>
            <Link href={listPath({ [what]: name })}>
              <span className="bar-name">{name === UNNAMED ? unnamed : calledBy(name)}</span>
              <span className="bar-track">
                <span className="bar" style={{ width: `${(n / most) * 100}%` }}>
                  <i data-part={name === UNNAMED ? 'never' : 'fine'} style={{ flexGrow: 1 }} />
                </span>
              </span>
              <strong>{n}</strong>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
