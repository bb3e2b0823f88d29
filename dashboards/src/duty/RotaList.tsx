import type { WireRota } from '../../../services/api/wire/duty.ts'
import { useCan } from '../app/rights.ts'
import { pathWith } from '../form/parameter.ts'
import { type Column, Rows } from '../form/Rows.tsx'
import { useRoleName } from '../form/role.ts'
import { useListed } from '../words/list.ts'
import { useSay } from '../words/use-say.ts'
import { useNames } from './names.ts'
import { useShiftWords } from './shift-told.ts'
import { words } from './words.ts'

/** The rotas themselves: by whose shifts the calendar is as it is. */
export function RotaList({ site, rotas }: { readonly site: string; readonly rotas: readonly WireRota[] }) {
  const { say, of } = useSay(words)
  const can = useCan()
  const listed = useListed()
  const names = useNames(site)
  const roleName = useRoleName()
  const shiftWords = useShiftWords(names)
  const columns: Column<WireRota>[] = [
    { title: say('rota.name'), show: rota => (rota.name ? of(rota.name) : roleName(rota.role)) },
    { title: say('rota.role'), show: ({ role }) => roleName(role) },
    {
      title: say('rota.zones'),
      show: ({ zones }) => (zones.length === 0 ? names.zone(null) : listed(zones.map(names.zone))),
    },
    {
      title: say('rota.shifts'),
      show: ({ shifts }) => (
        <ul>
          {shifts.map((shift, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: shifts have no name; the list is drawn as a whole
            <li key={n}>{shiftWords(shift)}</li>
          ))}
        </ul>
      ),
    },
  ]
  return (
    <section aria-labelledby="rotas">
      <h2 id="rotas">{say('rota.list')}</h2>
      <Rows
        label={say('rota.list')}
        columns={columns}
        rows={rotas}
        keyOf={({ id }) => id}
        hrefOf={({ id }) =>
          can('duty.write') ? pathWith('/duty', { rota: id }, 'site', 'view', 'day') : undefined
        }
        empty={{ title: say('rota.none'), help: say('rota.none.help') }}
      />
    </section>
  )
}
