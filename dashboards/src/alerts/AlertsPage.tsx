import { memo, useDeferredValue, useMemo, useState } from 'react'
import type { WireAlert } from '../../../services/api/wire/alert.ts'
import type { WireMe } from '../../../services/api/wire/session.ts'
import { go, usePlace } from '../app/location.ts'
import { usePhone } from '../app/media.ts'
import type { PageProps } from '../app/page-props.ts'
import { useWords } from '../words/words.ts'
import { AlertList } from './AlertList.tsx'
import { AlertPanel } from './AlertPanel.tsx'
import { FilterBar } from './FilterBar.tsx'
import { matches } from './filter.ts'
import { Loading } from './Loading.tsx'
import { HISTORY_PAGE, useBoard, useHistoryList } from './lists.ts'
import { Nothing } from './Nothing.tsx'
import { Pages } from './Pages.tsx'
import { useKnown } from './use-known.ts'
import { type View, viewOf, viewQuery } from './views.ts'
import './alerts.css'

/** The list, and beside it (on a phone: in its place) the alert that the address names. */
export default function AlertsPage({ me, rest: [alertId] }: PageProps) {
  const { query: address } = usePlace()
  const phone = usePhone()
  const query = viewQuery(viewOf(address))
  const view = useMemo(() => viewOf(query), [query])
  const panel = alertId !== undefined && (
    <AlertPanel key={alertId} id={alertId} me={me} close={() => go(`/${query}`)} />
  )
  const given = useMemo(
    () => ({ view, query, me, ...(alertId === undefined ? {} : { alertId }) }),
    [view, query, me, alertId],
  )
  // What was pressed shows at once; five thousand rows follow when the browser has time for them.
  const shown = useDeferredValue(given)
  if (phone && panel) return panel
  return (
    <div className="alerts-page" data-panel={alertId !== undefined}>
      <section className="alerts-side" aria-busy={shown !== given}>
        <FilterBar view={view} />
        <ListSide {...shown} />
      </section>
      {panel}
    </div>
  )
}

interface ListProps {
  readonly view: View
  readonly query: string
  readonly me: WireMe
  readonly alertId?: string
}

const ListSide = memo(function ListSide(given: ListProps) {
  return given.view.filter.view === 'history' ? (
    <PastAlerts key={given.query} {...given} />
  ) : (
    <OpenAlerts {...given} />
  )
})

function OpenAlerts(given: ListProps) {
  const { say } = useWords()
  const board = useBoard()
  const { data } = board
  const alerts = useDeferredValue(data?.alerts)
  if (data === undefined || alerts === undefined) return <Loading what={board} />
  const { total } = data
  const loaded = data.alerts.length
  return (
    <>
      {total > loaded && <p className="notice">{say('alerts.capped', { n: loaded, total })}</p>}
      <OpenRows alerts={alerts} {...given} />
    </>
  )
}

interface RowsProps extends ListProps {
  readonly alerts: readonly WireAlert[]
}

const OpenRows = memo(function OpenRows({ alerts, view: { filter, grouping }, query, ...rest }: RowsProps) {
  const known = useKnown()
  const rows = useMemo(() => alerts.filter(matches(filter, known)), [alerts, filter, known])
  return (
    <AlertList
      {...{ rows, grouping, query }}
      empty={<Nothing filter={filter} none={alerts.length === 0} />}
      {...rest}
    />
  )
})

function PastAlerts({ view: { filter, grouping }, query, ...rest }: ListProps) {
  const [page, setPage] = useState(0)
  const known = useKnown()
  const list = useHistoryList(filter, page, known)
  if (list.data === undefined) return <Loading what={list} />
  return (
    <>
      <AlertList
        key={page}
        rows={list.data.alerts}
        {...{ grouping, query }}
        empty={<Nothing filter={filter} none={list.data.total === 0} />}
        {...rest}
      />
      <Pages page={page} pageSize={HISTORY_PAGE} total={list.data.total} setPage={setPage} />
    </>
  )
}
