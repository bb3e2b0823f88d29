import type { Bilingual } from '../../words/words.ts'
import { BEFORE_REFUSED, type Entry, isWord, type Refusal } from './entry.ts'

/** What became of one that was sent. */
export type Outcome =
  | { readonly type: 'done'; readonly version: number; readonly says?: Bilingual }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  /** No line, or a server that cannot just now: it is kept. */
  | { readonly type: 'later' }

/** Where entries outlive a reload. `save` throws nothing: where storage is refused, they live as long as the page. */
export interface Shelf {
  all(): readonly Entry[]
  save(entry: Entry): void
  drop(key: string): void
}

export interface Outbox {
  /** In the order in which they were pressed. */
  entries(): readonly Entry[]
  press(entry: Entry): void
  /** Sends what waits, what belongs to one alert in its order, until one cannot be sent. Two at a time are one. */
  flush(): Promise<void>
  /** A refusal that was read. */
  dismiss(key: string): void
  subscribe(changed: () => void): () => void
}

/** A photo on a bad line takes minutes; what was pressed meanwhile does not wait behind it. */
const LANES = [
  (entry: Entry) => entry.action !== 'photo',
  (entry: Entry) => entry.action === 'photo',
] as const
type Lane = (typeof LANES)[number]

/** Nothing that was pressed is dropped in silence, and nothing is done twice. */
export function createOutbox(shelf: Shelf, send: (entry: Entry) => Promise<Outcome>): Outbox {
  const listeners = new Set<() => void>()
  const running = new Map<Lane, Promise<void>>()
  let shown = shelf.all()
  let settled = 0

  function change(by: () => void): void {
    by()
    shown = shelf.all()
    for (const changed of listeners) changed()
  }

  async function sendAll(lane: Lane): Promise<void> {
    for (;;) {
      const next = shown.find(entry => lane(entry) && entry.refusal === null && entry.after === null)
      if (next === undefined) return
      const outcome = await send(next)
      if (outcome.type === 'later') return
      settled++
      change(() => settle(shelf, next, outcome))
    }
  }

  async function flush(): Promise<void> {
    for (const lane of LANES) {
      if (running.has(lane)) continue
      running.set(
        lane,
        sendAll(lane).finally(() => running.delete(lane)),
      )
    }
    const before = settled
    await Promise.all(running.values())
    // What waited for one of the other lane can go now.
    if (settled > before) await flush()
  }

  return {
    entries: () => shown,
    press: entry => change(() => shelf.save(entry)),
    flush,
    dismiss: key => change(() => shelf.drop(key)),
    subscribe(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
  }
}

/** Those pressed after it go on from its outcome; where it was refused they wait for a person. */
function settle(shelf: Shelf, { key }: Entry, outcome: Exclude<Outcome, { type: 'later' }>): void {
  const entry = shelf.all().find(one => one.key === key)
  if (entry === undefined) return
  if (outcome.type === 'done') shelf.drop(key)
  else shelf.save({ ...entry, refusal: outcome.refusal })
  for (const follower of shelf.all().filter(({ after }) => after === key)) {
    if (outcome.type === 'refused' && !isWord(entry))
      settle(shelf, follower, { type: 'refused', refusal: HELD_BACK })
    else shelf.save({ ...follower, after: null, version: versionAfter(entry, outcome) })
  }
}

/** A word does not vouch for what others did before it: whoever said it may not have seen that. */
const versionAfter = (entry: Entry, outcome: Outcome): number =>
  outcome.type === 'done' && !isWord(entry) ? outcome.version : entry.version

const HELD_BACK: Refusal = { code: BEFORE_REFUSED, who: '', version: null }
