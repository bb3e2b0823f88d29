import { memo } from 'react'
import type { WireAlert } from '../../../services/api/wire/alert.ts'
import { GroupHead } from './GroupHead.tsx'
import type { Item } from './grouping.ts'
import { ListAlert } from './ListAlert.tsx'
import type { PlaceWords } from './place.ts'
import type { RowActions } from './row-actions.ts'

interface ListRowProps {
  readonly item: Item
  readonly index: number
  /** Of all lines, those too that are not drawn. */
  readonly count: number
  readonly top: number
  readonly query: string
  readonly fresh: boolean
  readonly selected: boolean
  readonly chosen: boolean
  readonly active: boolean
  readonly actions: RowActions
  readonly nameOf: (group: string) => string
  readonly placeWords: (alert: WireAlert) => PlaceWords
  readonly measure: (element: HTMLElement | null) => (() => void) | undefined
}

/** A line in its place; a screen reader hears which of how many it is, though the others are not drawn. */
export const ListRow = memo(function ListRow(props: ListRowProps) {
  const { item, index, count, top, active, actions, nameOf, placeWords, measure, ...rest } = props
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
        <ListAlert {...rest} {...placeWords(item.alert)} item={item} active={active} actions={actions} />
      )}
    </li>
  )
})
