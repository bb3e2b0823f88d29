import { Awaited } from '../app/Awaited.tsx'
import { useNames } from '../duty/names.ts'
import { pathWith, useParameter } from '../form/parameter.ts'
import { type Column, Rows } from '../form/Rows.tsx'
import { isFound } from '../form/SearchField.tsx'
import { useListed } from '../words/list.ts'
import { useSay } from '../words/use-say.ts'
import { useBandName } from './band-name.ts'
import { type ListedWearer, useWearers } from './people-paths.ts'
import { words } from './words.ts'

export function WearerList({ site }: { readonly site: string }) {
  const { say } = useSay(words)
  const asked = useWearers(site)
  const { data } = asked
  const names = useNames(site)
  const listed = useListed()
  const bandName = useBandName()
  const [q] = useParameter('q')
  if (data === undefined) return <Awaited what={asked} />
  const place = ({ zone, flat }: ListedWearer) => [zone && names.zone(zone), flat].filter(Boolean).join(' ')
  const shown = data.wearers.filter(one =>
    isFound(
      q,
      one.name,
      place(one),
      one.device && bandName(one.device),
      one.carers.map(names.person).join(' '),
    ),
  )
  const columns: Column<ListedWearer>[] = [
    { title: say('wearer.name'), show: ({ name }) => name },
    { title: say('wearer.home'), show: place },
    { title: say('wearer.living'), show: ({ living }) => say(`living.${living}`) },
    {
      title: say('wearer.carers'),
      show: ({ carers }) =>
        carers.length > 0 ? (
          listed(carers.map(names.person))
        ) : (
          <span className="badge" data-is="warning">
            {say('wearer.no-carer')}
          </span>
        ),
    },
    {
      title: say('wearer.band'),
      show: ({ device }) =>
        device ? (
          bandName(device)
        ) : (
          <span className="badge" data-is="warning">
            {say('wearer.no-band')}
          </span>
        ),
    },
    {
      title: say('wearer.consents'),
      show: ({ healthShown, locationShown }) => (
        <>
          <span className="badge" data-is={healthShown ? 'good' : undefined}>
            {say(healthShown ? 'consent.health.yes' : 'consent.health.no')}
          </span>{' '}
          <span className="badge" data-is={locationShown ? 'good' : undefined}>
            {say(locationShown ? 'consent.location.yes' : 'consent.location.no')}
          </span>
        </>
      ),
    },
  ]
  return (
    <Rows
      label={say('people.wearers')}
      columns={columns}
      rows={shown}
      keyOf={({ id }) => id}
      hrefOf={({ id }) => pathWith('/people', { wearer: id }, 'site', 'q', 'list')}
      empty={{
        title: q === '' ? say('wearer.none') : say('people.not-found'),
        ...(q === '' && { help: say('wearer.none.help') }),
      }}
    />
  )
}
