import type { WireAccountList } from '../../../services/api/wire/account.ts'
import { useGet } from '../api/use-get.ts'
import { useCan } from '../app/rights.ts'

/** What people are called, by user name: of those whom one may know of; the user name for all others. */
export function usePeople(): {
  readonly nameOf: (id: string) => string
  readonly list: WireAccountList['accounts']
} {
  const can = useCan()
  const { data } = useGet<WireAccountList>('/api/accounts', { enabled: can('accounts.read') })
  const names = new Map(data?.accounts.map(({ username, displayName }) => [username, displayName]))
  return { nameOf: id => names.get(id) ?? id, list: data?.accounts ?? [] }
}
