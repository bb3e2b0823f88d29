import { Awaited } from '../app/Awaited.tsx'
import { useParameter } from '../form/parameter.ts'
import { SitePage } from '../form/SitePage.tsx'
import { useNow } from '../time/now.ts'
import { useSay } from '../words/use-say.ts'
import { LedgerFilter } from './LedgerFilter.tsx'
import { LedgerPages } from './LedgerPages.tsx'
import { beginningOf, FAILED, LEDGER_PAGE, type LedgerAsked, useFollowed, useLedger } from './ledger.ts'
import { ledgerWords } from './ledger-words.ts'
import { Notices } from './Notices.tsx'
import './ledger.css'

/** What was sent to whom, by what, and what became of it. */
export default function LedgerPage() {
  const { say } = useSay(ledgerWords)
  return (
    <SitePage title={say('ledger.title')} help={say('ledger.help')}>
      {({ id }) => <OfSite key={id} site={id} />}
    </SitePage>
  )
}

function OfSite({ site }: { readonly site: string }) {
  const { say } = useSay(ledgerWords)
  const now = useNow()
  const [person] = useParameter('person')
  const [alert] = useParameter('alert')
  const [state] = useParameter('state')
  const [period] = useParameter('period')
  const [page] = useParameter('page')
  useFollowed()
  const asked: LedgerAsked = {
    ...{ site, person, alert, state, from: beginningOf(period, now), page: Number(page) || 0 },
  }
  const all = useLedger(asked)
  const isFirst = state === '' && asked.page === 0
  const failed = useLedger({ ...asked, state: FAILED.join(',') }, isFirst)
  return (
    <>
      <LedgerFilter />
      {isFirst && (failed.data?.total ?? 0) > 0 && (
        <section aria-labelledby="ledger-failed">
          <h2 id="ledger-failed" className="ledger-failed">
            {say('ledger.failed', { n: failed.data?.total ?? 0 })}
          </h2>
          <Notices site={site} notices={failed.data?.notices ?? []} />
        </section>
      )}
      <section aria-labelledby="ledger-all" aria-live="polite">
        <h2 id="ledger-all">{say('ledger.all', { n: all.data?.total ?? 0 })}</h2>
        {all.data ? <Notices site={site} notices={all.data.notices} /> : <Awaited what={all} />}
        <LedgerPages page={asked.page} pages={Math.ceil((all.data?.total ?? 0) / LEDGER_PAGE)} />
      </section>
    </>
  )
}
