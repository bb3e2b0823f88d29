import type { WireAlert } from '../../../services/api/wire/alert.ts'
import { go } from '../app/location.ts'
import { alertPath } from '../app/route.ts'
import type { Item } from './grouping.ts'
import type { Intent } from './list-keys.ts'
import { allOf, extended, NOTHING_CHOSEN, type Selection, toggled } from './selection.ts'
import type { BulkState } from './use-bulk.ts'
import type { FoldingState } from './use-folding.ts'

export interface IntentParts {
  readonly query: string
  readonly items: readonly Item[]
  readonly chosen: readonly WireAlert[]
  readonly selection: Selection
  readonly select: (next: Selection) => void
  readonly showHelp: (shown: boolean) => void
  readonly folding: FoldingState
  readonly command: (action: 'acknowledge' | 'claim', alert: WireAlert) => void
  /** Says that an alert is to be chosen before something can be done with it. */
  readonly chooseFirst: () => void
  readonly bulk: Pick<BulkState, 'run'>
  readonly alertId: string | undefined
}

/** What a key does in the list; true where it did something. */
export function useListIntents(parts: IntentParts): (intent: Intent, item: Item | undefined) => boolean {
  return (intent, item) => {
    const { query, items, chosen, selection, select, bulk, command } = parts
    const alert = item?.type === 'alert' ? item.alert : undefined
    switch (intent) {
      case 'open':
        return item?.type === 'head'
          ? fold(parts, item)
          : alert !== undefined && done(go(alertPath(alert.id) + query))
      case 'acknowledge':
      case 'claim':
        if (chosen.length > 0) return done(bulk.run(intent, chosen))
        return done(alert === undefined ? parts.chooseFirst() : command(intent, alert))
      case 'choose':
        return item !== undefined && done(select(toggled(selection, item)))
      case 'choose-to':
        return item !== undefined && done(select(extended(selection, items, item)))
      case 'all':
        return done(select(allOf(items)))
      case 'fold':
      case 'unfold':
        return spread(parts, intent, item)
      case 'search':
        return focusSearch()
      case 'help':
        return done(parts.showHelp(true))
      case 'leave':
        // An alert that is open closes by itself, after the selection.
        return selection.ids.size > 0 && done(select(NOTHING_CHOSEN))
      default:
        return false
    }
  }
}

const done = (_: unknown): true => true

const fold = ({ folding }: IntentParts, head: Item & { type: 'head' }): true => done(folding.fold(head.group))

function spread(parts: IntentParts, intent: 'fold' | 'unfold', item: Item | undefined): boolean {
  const open = intent === 'unfold'
  if (item?.type === 'head') return item.folded === open && fold(parts, item)
  if (item === undefined || item.members.length === 0 || item.unfolded === open) return false
  return done(parts.folding.unfold(item.alert.group))
}

function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('.alert-search input')
  field?.focus()
  field?.select()
  return field !== null
}
