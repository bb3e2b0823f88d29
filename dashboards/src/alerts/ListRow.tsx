import { memo } from 'react'
import { useFresh } from '../feed/live-store.ts'
import { GroupHead } from './GroupHead.tsx'
import type { Item } from './grouping.ts'
import { ListAlert } from './ListAlert.tsx'
import { usePlaceWords } from './place.ts'
import type { RowActions } from './row-actions.ts'

interface ListRowProps {
  readonly item: Item
  readonly index: number
  /** Of all lines, those too that are not drawn. */
  readonly count: number
  readonly top: number
  readonly query: string
  readonly open: boolean
  readonly chosen: boolean
  readonly active: boolean
  readonly actions: RowActions
  readonly nameOf: (group: string) => string
  readonly measure: (element: HTMLElement | null) => (() => void) | undefined
}

/** A line in its place; a screen reader hears which of how many it is, though the others are not drawn. */
export const ListRow = memo(function ListRow(props: ListRowProps) {
  const { item, index, count, top, active, actions, nameOf, measure } = props
  return (
    <li
      ref={measure}
      className="list-row"
      data-key={item.key}
      aria-posinset={index + 1}
      aria-setsize={count}
      style={{ transform: `translateY(${top}px)` }}
    >
      {item.type === 'head' ? (
        <GroupHead head={item} name={nameOf(item.group)} active={active} actions={actions} />
      ) : (
        <One {...props} item={item} />
      )}
    </li>
  )
})

function One({
  item,
  query,
  open,
  chosen,
  active,
  actions,
}: ListRowProps & { item: Item & { type: 'alert' } }) {
  const fresh = useFresh()
  const placeWords = usePlaceWords()
  return (
    <ListAlert
      {...{ item, query, chosen, active, actions }}
      fresh={fresh.has(item.key)}
      selected={open}
      {...placeWords(item.alert)}
    />
  )
}
