import type { PersonAccount } from '../../store/account-store.ts'
import { contentVersion } from '../content-version.ts'
import { ApiProblem } from '../problem.ts'

/** Of what others change of an account; its password is its owner's. */
export const accountVersion = ({ role, scope, displayName, language, disabled }: PersonAccount): string =>
  contentVersion({ role, scope, displayName, language, disabled })

/** Of two who change it at once the second is told; whoever names no version writes over the first. */
export function refuseStaleAccount(account: PersonAccount, seen: string | undefined): void {
  if (seen !== undefined && seen !== accountVersion(account)) throw new ApiProblem('ACCOUNT_VERSION_CONFLICT')
}
