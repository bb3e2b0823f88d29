import type { WireAccount } from '../../../services/api/wire/account.ts'
import type { Told } from '../form/Overtaken.tsx'
import { useRoleName } from '../form/role.ts'
import { useSay } from '../words/use-say.ts'
import { staffWords } from './staff-words.ts'

/** An account in words, field by field. */
export function useAccountTold(): (account: WireAccount) => Told {
  const { say } = useSay(staffWords)
  const roleName = useRoleName()
  return ({ displayName, role, scope, state }) => [
    [say('staff.name'), displayName],
    [say('staff.role'), roleName(role)],
    [
      say('staff.places'),
      scope === 'all'
        ? say('staff.everywhere')
        : scope.map(({ site, zones }) => [site, ...zones].join(' ')).join('; '),
    ],
    [say('staff.state'), say(`state.${state}`)],
  ]
}
