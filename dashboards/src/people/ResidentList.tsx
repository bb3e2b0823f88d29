import type { WireResident } from '../../../services/api/wire/people.ts'
import { Awaited } from '../app/Awaited.tsx'
import { useNames } from '../duty/names.ts'
import { pathWith, useParameter } from '../form/parameter.ts'
import { type Column, Rows } from '../form/Rows.tsx'
import { isFound } from '../form/SearchField.tsx'
import { useSay } from '../words/use-say.ts'
import { useResidents } from './people-paths.ts'
import { words } from './words.ts'

export function ResidentList({ site }: { readonly site: string }) {
  const { say } = useSay(words)
  const asked = useResidents(site, true)
  const { data } = asked
  const names = useNames(site)
  const [q] = useParameter('q')
  const place = ({ zone, flat }: WireResident) => [zone && names.zone(zone), flat].filter(Boolean).join(' ')
  const columns: Column<WireResident>[] = [
    { title: say('wearer.name'), show: ({ name }) => name },
    { title: say('wearer.home'), show: place },
    {
      title: say('contact.phone'),
      show: ({ phone }) => phone && <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{phone}</a>,
    },
  ]
  if (data === undefined) return <Awaited what={asked} />
  return (
    <Rows
      label={say('people.residents')}
      columns={columns}
      rows={data.residents.filter(one => isFound(q, one.name, place(one), one.phone))}
      keyOf={({ id }) => id}
      hrefOf={({ id }) => pathWith('/people', { resident: id }, 'site', 'list', 'q')}
      empty={{
        title: q === '' ? say('resident.none') : say('people.not-found'),
        ...(q === '' && { help: say('resident.none.help') }),
      }}
    />
  )
}
