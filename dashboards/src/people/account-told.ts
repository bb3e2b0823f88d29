import type { WireAccount } from '../../../services/api/wire/account.ts'
import type { Told } from '../form/Overtaken.tsx'
import { useRoleName } from '../form/role.ts'
import { useScopeWords } from '../form/scope-told.ts'
import { useSay } from '../words/use-say.ts'
import { staffWords } from './staff-words.ts'

/** An account in words, field by field. */
export function useAccountTold(): (account: WireAccount) => Told {
  const { say } = useSay(staffWords)
  const roleName = useRoleName()
  const places = useScopeWords(say('staff.everywhere'))
  return ({ displayName, role, scope, state }) => [
    [say('staff.name'), displayName],
    [say('staff.role'), roleName(role)],
    [say('staff.places'), places(scope)],
    [say('staff.state'), say(`state.${state}`)],
  ]
}
