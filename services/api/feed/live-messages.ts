import type { Alert } from '../../domain/model/alert.ts'
import type { NumberedChange, Seq } from '../../journal/journal.ts'
import { changesSeen, type Sees } from '../access/visible.ts'
import type { Cursors } from './cursor.ts'
import { eventsMessage } from './feed-message.ts'
import type { RecentChanges } from './recent-changes.ts'
import { textFrame } from './text-frame.ts'

/** One message of the feed: to everyone who stood at the same place and sees the same. */
export interface FeedMessage {
  readonly alerts: readonly Alert[]
  /** Where a client stands that has it. */
  readonly upTo: Seq
  /** There is more behind it. */
  readonly isFull: boolean
  /** As it goes over the wire: made when it is first asked for, as most say nothing to most. */
  readonly frame: Buffer
}

/** Events of one message; a client that comes back after a week gets many. */
export const EVENTS_PER_MESSAGE_MAX = 200

export function feedMessage(
  cursors: Cursors,
  changes: readonly NumberedChange[],
  { sees, upTo, isFull }: { readonly sees: Sees; readonly upTo: Seq; readonly isFull: boolean },
): FeedMessage {
  const mine = changesSeen(changes, sees)
  const alerts = mine.map(({ change }) => change.alert)
  let frame: Buffer | undefined
  return {
    ...{ alerts, upTo, isFull },
    get frame() {
      frame ??= textFrame(eventsMessage(cursors.encode(upTo), mine))
      return frame
    },
  }
}

/** What follows from memory: made once for all clients that get the same (whose `sees` is the same function). */
export class LiveMessages {
  readonly #recent: RecentChanges
  readonly #cursors: Cursors
  readonly #made = new Map<Sees, Map<Seq, FeedMessage>>()
  /** Where the log ended when they were made. */
  #head: Seq = -1

  constructor(recent: RecentChanges, cursors: Cursors) {
    this.#recent = recent
    this.#cursors = cursors
  }

  /** Nothing where it reaches further back than what is held in memory. */
  after(position: Seq, sees: Sees): FeedMessage | undefined {
    const made = this.#madeFor(sees)
    const known = made.get(position)
    if (known !== undefined) return known
    const held = this.#recent.after(position)
    if (held === undefined) return undefined
    const changes = held.slice(0, EVENTS_PER_MESSAGE_MAX)
    const isFull = held.length > changes.length
    const upTo = (isFull ? changes.at(-1)?.seq : undefined) ?? this.#recent.head
    const message = feedMessage(this.#cursors, changes, { sees, upTo, isFull })
    made.set(position, message)
    return message
  }

  #madeFor(sees: Sees): Map<Seq, FeedMessage> {
    if (this.#head !== this.#recent.head) this.#made.clear()
    this.#head = this.#recent.head
    const made = this.#made.get(sees) ?? new Map<Seq, FeedMessage>()
    this.#made.set(sees, made)
    return made
  }
}
