import { Button } from 'antd'
import type { WireAccountList } from '../../../services/api/wire/account.ts'
import { useGet } from '../api/use-get.ts'
import { Awaited } from '../app/Awaited.tsx'
import { useCan } from '../app/rights.ts'
import { Unreachable } from '../duty/Unreachable.tsx'
import { useParameter } from '../form/parameter.ts'
import { SearchField } from '../form/SearchField.tsx'
import { SitePage } from '../form/SitePage.tsx'
import { useSay } from '../words/use-say.ts'
import { InviteForm } from './InviteForm.tsx'
import { StaffForm } from './StaffForm.tsx'
import { StaffList } from './StaffList.tsx'
import { staffWords } from './staff-words.ts'
import { TableWays } from './TableWays.tsx'
import '../duty/duty.css'
import './people.css'

/** Who has an account, what for, and whether they would hear of an alert. */
export default function StaffPage() {
  const { say } = useSay(staffWords)
  const can = useCan()
  const [, open] = useParameter('account')
  return (
    <SitePage
      title={say('staff.title')}
      actions={({ id }) => (
        <>
          <TableWays site={id} table="staff" />
          {can('accounts.write') && (
            <Button type="primary" onClick={() => open('new')}>
              {say('staff.invite')}
            </Button>
          )}
        </>
      )}
    >
      {({ id }) => <OfSite site={id} />}
    </SitePage>
  )
}

function OfSite({ site }: { readonly site: string }) {
  const { say } = useSay(staffWords)
  const can = useCan()
  const [opened, open] = useParameter('account')
  const asked = useGet<WireAccountList>('/api/accounts')
  const { data } = asked
  const account = data?.accounts.find(({ username }) => username === opened)
  return (
    <>
      <Unreachable site={site} />
      <SearchField label={say('staff.search')} />
      {data ? <StaffList site={site} accounts={data.accounts} /> : <Awaited what={asked} />}
      {opened === 'new' && can('accounts.write') && <InviteForm site={site} onClose={() => open('')} />}
      {account?.mayChange && can('accounts.write') && (
        <StaffForm key={opened} account={account} onClose={() => open('')} />
      )}
    </>
  )
}
