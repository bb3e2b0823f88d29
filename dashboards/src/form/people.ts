import type { WireAccountList } from '../../../services/api/wire/account.ts'
import { type NameOf, useNameOf } from '../api/colleagues.ts'
import { useGet } from '../api/use-get.ts'
import { useCan } from '../app/rights.ts'

/** What people are called, and the accounts of those whom one looks after. */
export function usePeople(): {
  readonly nameOf: NameOf
  readonly list: WireAccountList['accounts']
} {
  const can = useCan()
  const { data } = useGet<WireAccountList>('/api/accounts', { enabled: can('accounts.read') })
  return { nameOf: useNameOf(), list: data?.accounts ?? [] }
}
