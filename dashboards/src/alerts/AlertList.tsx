import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { WireAlert } from '../../../services/api/wire/alert.ts'
import type { WireMe } from '../../../services/api/wire/session.ts'
import { usePhone } from '../app/media.ts'
import { useLatest } from '../app/use-latest.ts'
import { useFresh } from '../feed/live-store.ts'
import { useVirtual } from '../virtual/use-virtual.ts'
import { useSay } from '../words/use-say.ts'
import { Columns } from './Columns.tsx'
import type { Grouping, Item } from './grouping.ts'
import { KeysHelp } from './KeysHelp.tsx'
import { ListRow } from './ListRow.tsx'
import { words } from './list-words.ts'
import { usePlaceWords } from './place.ts'
import type { RowActions } from './row-actions.ts'
import { SelectionBar } from './SelectionBar.tsx'
import { extended, NOTHING_CHOSEN, toggled } from './selection.ts'
import { useBulk } from './use-bulk.ts'
import { useItems } from './use-items.ts'
import { useListCommands } from './use-list-commands.ts'
import { useListIntents } from './use-list-intents.ts'
import { useListKeys } from './use-list-keys.ts'
import { Waiting } from './Waiting.tsx'

interface AlertListProps {
  readonly rows: readonly WireAlert[]
  readonly me: WireMe
  readonly grouping: Grouping
  /** The view of the address, kept while an alert is opened. */
  readonly query: string
  readonly empty: ReactNode
  readonly alertId?: string
}

const HEAD_PX = 40
const ROW_PX = 57
const CARD_PX = 166

/** The rows, of which those in sight are drawn, kept still while somebody is at work in them. */
export function AlertList({ rows, me, grouping, query, empty, alertId }: AlertListProps) {
  const { say } = useSay(words)
  const phone = usePhone()
  const whole = useRef<HTMLDivElement>(null)
  const area = useRef<HTMLUListElement>(null)
  const [selection, select] = useState(NOTHING_CHOSEN)
  const fresh = useFresh()
  const placeWords = usePlaceWords()
  const [help, showHelp] = useState(false)
  const closeHelp = useCallback(() => showHelp(false), [])
  const bulk = useBulk(me)
  const atWork = alertId !== undefined || selection.ids.size > 0
  const { items, waiting, folding, nameOf, release } = useItems({
    ...{ area: whole, rows, query, grouping, atWork },
  })
  useEffect(() => {
    if (query !== undefined) select(NOTHING_CHOSEN)
  }, [query])
  const keys = useMemo(() => items.map(({ key }) => key), [items])
  const estimate = useEstimate(items, phone)
  const [active, setActive] = useState<string>()
  const focused = keys.indexOf(active ?? '')
  const virtual = useVirtual({ area, keys, estimate, focused: focused < 0 ? undefined : focused })
  const { command, chooseFirst } = useListCommands(me)
  const chosen = useMemo(() => rows.filter(({ id }) => selection.ids.has(id)), [rows, selection])
  const on = useListIntents({
    ...{ query, chosen, selection, select, showHelp, folding, command, chooseFirst, bulk, items },
    alertId,
  })
  useListKeys({ area, items, active, setActive, show: virtual.show, on })
  const actions = useRowActions({ items, folding, command, select, setActive })
  if (items.length === 0 && waiting.length === 0) return empty
  return (
    <div ref={whole} className="alert-list-area">
      <Waiting waiting={waiting} show={release} />
      <Columns
        all={items.length > 0 && chosen.length === rows.length}
        some={chosen.length > 0}
        choose={() => on(chosen.length === rows.length ? 'leave' : 'all', undefined)}
        help={() => showHelp(true)}
      />
      <ul ref={area} className="alert-list" aria-label={say('list.label')} style={{ height: virtual.total }}>
        {virtual.rows.map(({ index, top }) => {
          const item = items[index]
          return (
            item && (
              <ListRow
                key={item.key}
                {...{ item, index, top, query, actions, nameOf, placeWords }}
                count={items.length}
                measure={virtual.measure}
                fresh={fresh.has(item.key)}
                selected={alertId === item.key}
                chosen={selection.ids.has(item.key)}
                active={active === undefined ? index === 0 : active === item.key}
              />
            )
          )
        })}
      </ul>
      <SelectionBar
        {...{ me, chosen, bulk, total: rows.length }}
        chooseAll={() => on('all', undefined)}
        clear={() => select(NOTHING_CHOSEN)}
        choose={ids => select({ ids: new Set(ids), from: undefined })}
      />
      <KeysHelp open={help} close={closeHelp} />
    </div>
  )
}

function useEstimate(items: readonly Item[], phone: boolean): (index: number) => number {
  return useMemo(
    () => (index: number) => (items[index]?.type === 'head' ? HEAD_PX : phone ? CARD_PX : ROW_PX),
    [items, phone],
  )
}

interface ActionParts {
  readonly items: readonly Item[]
  readonly folding: { fold(group: string): void; unfold(matter: string): void }
  readonly command: (action: 'acknowledge', alert: WireAlert) => void
  readonly select: (change: (before: typeof NOTHING_CHOSEN) => typeof NOTHING_CHOSEN) => void
  readonly setActive: (key: string) => void
}

/** The same object throughout: thirty rows need not be drawn because one of these knows a newer list. */
function useRowActions(parts: ActionParts): RowActions {
  const latest = useLatest(parts)
  return useMemo(
    () => ({
      choose(item, toHere) {
        const { select, items, setActive } = latest.current
        setActive(item.key)
        select(before => (toHere ? extended(before, items, item) : toggled(before, item)))
      },
      unfold: item => latest.current.folding.unfold(item.alert.group),
      fold: head => latest.current.folding.fold(head.group),
      acknowledge: alert => latest.current.command('acknowledge', alert),
    }),
    [latest],
  )
}
