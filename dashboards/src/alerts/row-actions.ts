import type { WireAlert } from '../../../services/api/wire/alert.ts'
import type { AlertItem, HeadItem } from './grouping.ts'

/** What a line of the list can do; the same object for as long as the list lives, so that no row is drawn for it. */
export interface RowActions {
  choose(item: AlertItem, toHere: boolean): void
  unfold(item: AlertItem): void
  fold(head: HeadItem): void
  acknowledge(alert: WireAlert): void
}
