import type { WireListedAccount } from '../../../services/api/wire/account.ts'
import { useReach } from '../duty/Unreachable.tsx'
import { pathWith, useParameter } from '../form/parameter.ts'
import { type Column, Rows } from '../form/Rows.tsx'
import { useRoleName } from '../form/role.ts'
import { isFound } from '../form/SearchField.tsx'
import { useScopeWords } from '../form/scope-told.ts'
import { Age } from '../time/Age.tsx'
import { useSay } from '../words/use-say.ts'
import { staffWords } from './staff-words.ts'

const STATES = { active: undefined, invited: 'warning', disabled: 'bad' } as const

interface StaffListProps {
  readonly site: string
  readonly accounts: readonly WireListedAccount[]
}

export function StaffList({ site, accounts }: StaffListProps) {
  const { say } = useSay(staffWords)
  const roleName = useRoleName()
  const [q] = useParameter('q')
  const reach = new Map(useReach(site).data?.people.map(one => [one.id, one]))
  const scopeWords = useScopeWords(say('staff.everywhere'))
  const places = ({ scope }: WireListedAccount) => scopeWords(scope)
  const columns: Column<WireListedAccount>[] = [
    {
      title: say('staff.name'),
      show: ({ displayName, username }) =>
        displayName === username ? username : `${displayName} (${username})`,
    },
    { title: say('staff.role'), show: ({ role }) => roleName(role) },
    { title: say('staff.places'), show: places },
    {
      title: say('staff.state'),
      show: ({ state }) => (
        <span className="badge" data-is={STATES[state]}>
          {say(`state.${state}`)}
        </span>
      ),
    },
    {
      title: say('staff.reach'),
      show: ({ username }) => <Told person={reach.get(username)} />,
    },
    {
      title: say('staff.factor'),
      show: ({ secondFactor }) => say(secondFactor ? 'factor.yes' : 'factor.no'),
    },
    {
      title: say('staff.seen'),
      show: ({ lastSeenAt }) =>
        lastSeenAt === null ? <span className="quiet">{say('staff.never')}</span> : <Age at={lastSeenAt} />,
    },
  ]
  const shown = accounts.filter(one =>
    isFound(q, one.displayName, one.username, roleName(one.role), places(one)),
  )
  return (
    <Rows
      label={say('staff.title')}
      columns={columns}
      rows={shown}
      keyOf={({ username }) => username}
      hrefOf={({ username, mayChange }) =>
        mayChange ? pathWith('/people/staff', { account: username }, 'site', 'q') : undefined
      }
      empty={{ title: say('staff.none'), help: say('staff.none.help') }}
    />
  )
}

type Reached = NonNullable<ReturnType<typeof useReach>['data']>['people'][number]

/** Of those whom an alert could call; of others nothing is said. */
function Told({ person }: { readonly person: Reached | undefined }) {
  const { say, of } = useSay(staffWords)
  if (person === undefined) return null
  if (!person.reachable)
    return (
      <>
        <span className="badge" data-is="bad">
          {say('reach.no')}
        </span>{' '}
        <span className="small">{person.says && of(person.says)}</span>
      </>
    )
  return (
    <span className="badge" data-is={person.verified ? 'good' : 'warning'}>
      {say(person.verified ? 'reach.yes' : 'reach.unverified')}
    </span>
  )
}
