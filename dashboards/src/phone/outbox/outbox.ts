import { BEFORE_REFUSED, type Entry, type Refusal } from './entry.ts'

/** What became of one that was sent. */
export type Outcome =
  | { readonly type: 'done'; readonly version: number }
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
  /** Sends what waits, in its order, until one cannot be sent. Two at a time are one. */
  flush(): Promise<void>
  /** A refusal that was read. */
  dismiss(key: string): void
  subscribe(changed: () => void): () => void
}

/** Nothing that was pressed is dropped in silence, and nothing is done twice. */
export function createOutbox(shelf: Shelf, send: (entry: Entry) => Promise<Outcome>): Outbox {
  const listeners = new Set<() => void>()
  let shown = shelf.all()
  let flushing: Promise<void> | undefined

  function change(by: () => void): void {
    by()
    shown = shelf.all()
    for (const changed of listeners) changed()
  }

  async function sendAll(): Promise<void> {
    for (;;) {
      const next = shown.find(({ refusal }) => refusal === null)
      if (next === undefined) return
      const outcome = await send(next)
      if (outcome.type === 'later') return
      change(() => settle(shelf, next, outcome))
    }
  }

  return {
    entries: () => shown,
    press: entry => change(() => shelf.save(entry)),
    flush() {
      flushing ??= sendAll().finally(() => {
        flushing = undefined
      })
      return flushing
    },
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
  if (outcome.type === 'done') shelf.drop(key)
  else if (entry !== undefined) shelf.save({ ...entry, refusal: outcome.refusal })
  for (const follower of shelf.all().filter(({ after }) => after === key)) {
    if (outcome.type === 'refused') settle(shelf, follower, { type: 'refused', refusal: HELD_BACK })
    else shelf.save({ ...follower, after: null, version: follower.version === null ? null : outcome.version })
  }
}

const HELD_BACK: Refusal = { code: BEFORE_REFUSED, who: '', version: null }
