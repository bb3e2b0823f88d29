import type { ReactNode } from 'react'
import type { WireAlert } from '../../../services/api/wire/alert.ts'
import { useDevices } from '../api/devices.ts'
import { Link } from '../app/Link.tsx'
import { alertPath } from '../app/route.ts'
import { Stamp } from '../time/Age.tsx'
import { useSay } from '../words/use-say.ts'
import { words } from './panel-words.ts'
import { deviceName } from './place.ts'

/** Whose alerts it is made of, who could not be told, where nobody is: each by name, and to be opened. */
export function Members({ evidence }: Pick<WireAlert, 'evidence'>) {
  const { say } = useSay(words)
  const { data: devices } = useDevices()
  const { members = [], people = [], gaps = [] } = evidence
  return (
    <>
      {members.length > 0 && (
        <Listed title={say('why.members')}>
          {members.map(({ alert, device }) => (
            <li key={alert}>
              <Link href={alertPath(alert)}>{deviceName(devices, device)}</Link>
            </li>
          ))}
        </Listed>
      )}
      {people.length > 0 && (
        <Listed title={say('why.unreachable')}>
          {people.map(({ person }) => (
            <li key={person}>{person}</li>
          ))}
        </Listed>
      )}
      {gaps.length > 0 && (
        <Listed title={say('why.gaps')}>
          {gaps.map(({ zone, from, to, role }) => (
            <li key={`${zone} ${from} ${role}`}>
              {zone ?? say('why.whole-site')}: <Stamp at={from} /> – <Stamp at={to} />
            </li>
          ))}
        </Listed>
      )}
    </>
  )
}

const Listed = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <>
    <h4>{title}</h4>
    <ul className="members">{children}</ul>
  </>
)
