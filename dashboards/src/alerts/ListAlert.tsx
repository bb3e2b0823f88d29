import { memo } from 'react'
import { Link } from '../app/Link.tsx'
import { alertPath } from '../app/route.ts'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import type { AlertItem } from './grouping.ts'
import { words } from './list-words.ts'
import type { PlaceWords } from './place.ts'
import { Sentence, SeverityCell, StateCells, stateOf, Times } from './RowCells.tsx'
import type { RowActions } from './row-actions.ts'

interface ListAlertProps extends PlaceWords {
  readonly item: AlertItem
  readonly query: string
  readonly fresh: boolean
  /** Open beside the list. */
  readonly selected: boolean
  /** Chosen, to do something with many at once. */
  readonly chosen: boolean
  /** Where the keyboard is. */
  readonly active: boolean
  readonly actions: RowActions
}

/** One alert in one look; the whole row opens it. A table's row on a desk, a card on a phone. */
export const ListAlert = memo(function ListAlert(props: ListAlertProps) {
  const { item, fresh, selected, chosen, device, place, who } = props
  const { alert } = item
  return (
    <div
      className="alert-row chooses"
      {...stateOf(alert)}
      data-fresh={fresh}
      data-selected={selected}
      data-chosen={chosen}
      data-member={item.isMember}
    >
      <Check {...props} />
      <SeverityCell alert={alert} />
      <Title {...props} />
      <StateCells {...{ alert, device, place, who }} />
      <Quick {...props} />
    </div>
  )
})

function Check({ item, chosen, active, device, actions }: ListAlertProps) {
  const { say, of } = useSay(words)
  return (
    <label data-cell="check">
      <input
        type="checkbox"
        tabIndex={active ? 0 : -1}
        checked={chosen}
        aria-label={say('list.select', { title: of(item.alert.title), place: device })}
        onChange={() => {}}
        onClick={({ shiftKey }) => actions.choose(item, shiftKey)}
      />
    </label>
  )
}

function Title({ item, query, selected, active, actions }: ListAlertProps) {
  const { of } = useWords()
  const { say } = useSay(words)
  const { alert, members, unfolded } = item
  return (
    <span data-cell="alert">
      <Link
        className="row-link"
        href={alertPath(alert.id) + query}
        tabIndex={active ? 0 : -1}
        data-row-link={alert.id}
        {...(selected ? { 'aria-current': 'true' as const } : {})}
      >
        {of(alert.title)}
      </Link>
      <Times alert={alert} />
      {members.length > 0 && (
        <button
          type="button"
          className="members"
          tabIndex={active ? 0 : -1}
          aria-expanded={unfolded}
          aria-label={say('list.members.show', { n: members.length })}
          title={say('list.members', { n: members.length })}
          onClick={() => actions.unfold(item)}
        >
          +{members.length}
        </button>
      )}
      <Sentence alert={alert} />
    </span>
  )
}

/** The commonest thing to do, without leaving the list. */
function Quick({ item: { alert }, active, actions }: ListAlertProps) {
  const { say, of } = useWords()
  return (
    <span data-cell="action">
      {alert.handling === 'new' && (
        <button
          type="button"
          className="quick"
          tabIndex={active ? 0 : -1}
          aria-label={`${say('action.acknowledge')}: ${of(alert.title)}`}
          onClick={() => actions.acknowledge(alert)}
        >
          {say('action.acknowledge')}
        </button>
      )}
    </span>
  )
}
