import { useMemo, useState } from 'react'
import { Blank } from '../app/Blank.tsx'
import { Failed } from '../app/Failed.tsx'
import { go, usePlace } from '../app/location.ts'
import { usePhone } from '../app/media.ts'
import type { PageProps } from '../app/page-props.ts'
import { useWords } from '../words/words.ts'
import { AlertList } from './AlertList.tsx'
import { AlertPanel } from './AlertPanel.tsx'
import { FilterBar } from './FilterBar.tsx'
import { type Filter, filterOf, isNarrowed, matches, queryOf } from './filter.ts'
import { BOARD_MAX, HISTORY_PAGE, useBoard, useHistoryList } from './lists.ts'
import { Pages } from './Pages.tsx'
import './alerts.css'

/** The list, and beside it (on a phone: in its place) the alert that the address names. */
export default function AlertsPage({ me, rest: [alertId] }: PageProps) {
  const { query } = usePlace()
  const phone = usePhone()
  const filter = filterOf(query)
  const panel = alertId !== undefined && (
    <AlertPanel key={alertId} id={alertId} me={me} close={() => go(`/${queryOf(filter)}`)} />
  )
  if (phone && panel) return panel
  return (
    <div className="alerts-page" data-panel={alertId !== undefined}>
      <section className="alerts-side">
        <FilterBar filter={filter} />
        {filter.view === 'open' ? (
          <OpenAlerts filter={filter} {...(alertId === undefined ? {} : { alertId })} />
        ) : (
          <PastAlerts key={queryOf(filter)} filter={filter} {...(alertId === undefined ? {} : { alertId })} />
        )}
      </section>
      {panel}
    </div>
  )
}

interface ListProps {
  readonly filter: Filter
  readonly alertId?: string
}

function OpenAlerts({ filter, ...rest }: ListProps) {
  const { say } = useWords()
  const board = useBoard()
  const query = queryOf(filter)
  const rows = useMemo(() => board.data?.alerts.filter(matches(filterOf(query))) ?? [], [board.data, query])
  if (board.isError) return <Failed error={board.error} retry={() => void board.refetch()} />
  if (board.data === undefined) return <p className="quiet loading">{say('page.loading')}</p>
  const { total } = board.data
  return (
    <>
      {total > BOARD_MAX && <p className="notice">{say('alerts.capped', { n: BOARD_MAX, total })}</p>}
      <AlertList key={query} rows={rows} query={query} empty={<Nothing filter={filter} />} {...rest} />
    </>
  )
}

function PastAlerts({ filter, ...rest }: ListProps) {
  const { say } = useWords()
  const [page, setPage] = useState(0)
  const list = useHistoryList(filter, page, true)
  if (list.isError) return <Failed error={list.error} retry={() => void list.refetch()} />
  if (list.data === undefined) return <p className="quiet loading">{say('page.loading')}</p>
  return (
    <>
      <AlertList
        key={page}
        rows={list.data.alerts}
        query={queryOf(filter)}
        empty={<Nothing filter={filter} />}
        {...rest}
      />
      <Pages page={page} pageSize={HISTORY_PAGE} total={list.data.total} setPage={setPage} />
    </>
  )
}

function Nothing({ filter }: { readonly filter: Filter }) {
  const { say } = useWords()
  if (isNarrowed(filter)) return <Blank title={say('alerts.none.filter')} />
  if (filter.view === 'history') return <Blank title={say('alerts.none.history')} />
  return <Blank title={say('alerts.none.open')} help={say('alerts.none.open.help')} />
}
