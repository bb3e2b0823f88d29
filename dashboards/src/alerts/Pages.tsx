import { Button } from 'antd'
import { useWords } from '../words/words.ts'

interface PagesProps {
  readonly page: number
  readonly pageSize: number
  readonly total: number
  readonly setPage: (page: number) => void
}

export function Pages({ page, pageSize, total, setPage }: PagesProps) {
  const { say } = useWords()
  if (total <= pageSize && page === 0) return null
  const last = Math.max(0, Math.ceil(total / pageSize) - 1)
  return (
    <nav className="pages" aria-label={say('pages.label')}>
      <Button disabled={page === 0} onClick={() => setPage(page - 1)}>
        {say('pages.newer')}
      </Button>
      <span className="quiet">{say('pages.where', { page: page + 1, last: last + 1, total })}</span>
      <Button disabled={page >= last} onClick={() => setPage(page + 1)}>
        {say('pages.older')}
      </Button>
    </nav>
  )
}
