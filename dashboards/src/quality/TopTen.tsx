import type { CSSProperties, ReactNode } from 'react'
import { deviceName } from '../alerts/place.ts'
import { useDevices } from '../api/devices.ts'
import { Link } from '../app/Link.tsx'
import { devicePath } from '../app/route.ts'
import { rulePath } from '../rules/rule-api.ts'
import { useWords } from '../words/words.ts'
import { amountWords } from './figure-words.ts'
import type { Quality } from './quality.ts'

/** Where the alarms come from: the rules and the devices with the most. */
export function TopTen({ top }: { readonly top: Quality['top'] }) {
  const { say, of } = useWords()
  const { data: devices } = useDevices()
  const titles = new Map(top.rules.map(({ name, title }) => [name, title]))
  const titleOf = (id: string) => of(titles.get(id) ?? { en: id, zh: id })
  return (
    <div className="top-ten">
      <Most
        title={say('quality.top.rules')}
        rows={top.rules}
        name={id => <Link href={rulePath(id)}>{titleOf(id)}</Link>}
      />
      <Most
        title={say('quality.top.devices')}
        rows={top.devices}
        name={id => <Link href={devicePath(id)}>{deviceName(devices, id)}</Link>}
      />
    </div>
  )
}

interface MostProps {
  readonly title: string
  readonly rows: Quality['top']['devices']
  readonly name: (id: string) => ReactNode
}

function Most({ title, rows, name }: MostProps) {
  const words = useWords()
  const worst = rows[0]?.count ?? 1
  return (
    <section>
      <h3>{title}</h3>
      <ol>
        {rows.map(row => (
          <li key={row.name} style={{ '--part': row.count / worst } as CSSProperties}>
            <span className="name">{name(row.name)}</span> <span>{row.count}</span>{' '}
            <small className="quiet share">{amountWords(words, row.share, 'share')}</small>
          </li>
        ))}
      </ol>
    </section>
  )
}
