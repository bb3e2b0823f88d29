import { Awaited } from '../app/Awaited.tsx'
import { Link } from '../app/Link.tsx'
import { useNames } from '../duty/names.ts'
import { pathWith, useParameter } from '../form/parameter.ts'
import { type Column, Rows } from '../form/Rows.tsx'
import { isFound } from '../form/SearchField.tsx'
import { useSay } from '../words/use-say.ts'
import { type ListedWearer, useWearers } from './people-paths.ts'
import { words } from './words.ts'

interface Carer {
  readonly id: string
  readonly wearers: readonly ListedWearer[]
}

/** Who looks after whom, from the side of those who do. */
export function CarerList({ site }: { readonly site: string }) {
  const { say } = useSay(words)
  const asked = useWearers(site)
  const { data } = asked
  const names = useNames(site)
  const [q] = useParameter('q')
  if (data === undefined) return <Awaited what={asked} />
  const { wearers } = data
  const ids = [...new Set(wearers.flatMap(({ carers }) => carers))]
  const carers = ids
    .map((id): Carer => ({ id, wearers: wearers.filter(one => one.carers.includes(id)) }))
    .filter(one => isFound(q, names.person(one.id), ...one.wearers.map(({ name }) => name)))
  const columns: Column<Carer>[] = [
    { title: say('carer.name'), show: ({ id }) => names.person(id) },
    {
      title: say('carer.of'),
      show: carer => (
        <ul>
          {carer.wearers.map(({ id, name, carers }) => (
            <li key={id}>
              <Link href={pathWith('/people', { wearer: id }, 'site', 'list', 'q')}>{name}</Link>{' '}
              <span className="quiet">{say('carer.place', { n: carers.indexOf(carer.id) + 1 })}</span>
            </li>
          ))}
        </ul>
      ),
    },
  ]
  return (
    <Rows
      label={say('people.carers')}
      columns={columns}
      rows={carers}
      keyOf={({ id }) => id}
      empty={{ title: say('carer.none'), help: say('carer.none.help') }}
    />
  )
}
