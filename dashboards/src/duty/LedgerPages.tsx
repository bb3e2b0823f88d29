import { Button } from 'antd'
import { setParameters } from '../form/parameter.ts'
import { useSay } from '../words/use-say.ts'
import { ledgerWords } from './ledger-words.ts'

export function LedgerPages({ page, pages }: { readonly page: number; readonly pages: number }) {
  const { say } = useSay(ledgerWords)
  if (pages < 2) return null
  const go = (to: number) => setParameters({ page: to === 0 ? '' : String(to) })
  return (
    <nav className="ledger-pages" aria-label={say('ledger.pages')}>
      <Button disabled={page === 0} onClick={() => go(page - 1)}>
        {say('ledger.newer')}
      </Button>
      <span>{say('ledger.page', { page: page + 1, last: pages })}</span>
      <Button disabled={page + 1 >= pages} onClick={() => go(page + 1)}>
        {say('ledger.older')}
      </Button>
    </nav>
  )
}
