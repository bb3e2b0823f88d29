import { useMemo } from 'react'
import type { WireListedSource } from '../../../../services/api/wire/source.ts'
import { useDevices } from '../../api/devices.ts'
import { Link } from '../../app/Link.tsx'
import type { Column } from '../../form/Rows.tsx'
import { Age } from '../../time/Age.tsx'
import { useSay } from '../../words/use-say.ts'
import { listPath } from '../device-filter.ts'
import { useReason } from '../reasons.ts'
import { refusedIn } from './sorts.ts'
import { useFormats } from './source-api.ts'
import { useViaName } from './use-ways.ts'
import { words } from './words.ts'

/** What the list of sources says of each. */
export function useColumns(): Column<WireListedSource>[] {
  const { say, of } = useSay(words)
  const formats = useFormats().data?.formats
  const viaName = useViaName()
  const heardThere = useHeardThere()
  return [
    { title: say('source.name'), show: ({ name }) => name },
    { title: say('source.state'), show: ({ isOn }) => <OnOff isOn={isOn} /> },
    { title: say('source.via'), show: ({ via }) => viaName(via) },
    {
      title: say('source.format'),
      show: ({ format }) =>
        of(formats?.find(each => each.name === format)?.title ?? { en: format, zh: format }),
    },
    {
      title: say('source.heard'),
      show: ({ heard: { lastAt } }) =>
        lastAt === null ? <span className="quiet">{say('source.never')}</span> : <Age at={lastAt} />,
    },
    {
      title: say('source.devices'),
      show: ({ id }) => (
        <Link href={listPath({ source: id })}>{say('source.n-devices', { n: heardThere(id) })}</Link>
      ),
    },
    { title: say('source.refused'), show: ({ heard }) => <Refused heard={heard} /> },
  ]
}

/** How many devices each source speaks for, counted once for all of them. */
function useHeardThere(): (id: string) => number {
  const list = useDevices().data?.list
  const counts = useMemo(() => {
    const found = new Map<string, number>()
    for (const { origin } of list ?? [])
      if (origin !== undefined) found.set(origin.source, (found.get(origin.source) ?? 0) + 1)
    return found
  }, [list])
  return id => counts.get(id) ?? 0
}

function OnOff({ isOn }: { readonly isOn: boolean }) {
  const { say } = useSay(words)
  return (
    <span className="badge" data-is={isOn ? 'good' : 'warning'}>
      {say(isOn ? 'source.on' : 'source.off')}
    </span>
  )
}

function Refused({ heard: { refused } }: Pick<WireListedSource, 'heard'>) {
  const { say } = useSay(words)
  const reason = useReason()
  const [latest] = refused
  if (latest === undefined) return <span className="quiet">{say('source.fine')}</span>
  const n = refusedIn({ refused })
  return <span className="small">{say('source.refused.n', { n, reason: reason(latest) })}</span>
}
