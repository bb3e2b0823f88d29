import type { Truth } from '../truth.ts'

/** The log by itself: no number missing, no alert id or event number missing or used twice. */
export function* journalFaults({ batches, changes }: Truth): Iterable<string> {
  let head = 0
  for (const { first, last, entries, changes } of batches) {
    if (first !== head + 1) yield `the journal goes on at ${first} after ${head}`
    if (last !== first + entries.length + changes.length - 1) yield `the batch at ${first} ends at ${last}`
    head = last
  }
  const serials = new Map<string, number>()
  const events = new Map<string, number>()
  for (const { seq, change } of changes) {
    const { alert, event } = change
    const n = (events.get(alert.id) ?? 0) + 1
    if (event.n !== n) yield `${alert.id}: event ${event.n} at ${seq}, after ${n - 1}`
    events.set(alert.id, event.n)
    if (event.type !== 'raised') continue
    const serial = (serials.get(alert.site) ?? 0) + 1
    if (alert.id !== `${alert.site}-${serial}`) yield `${alert.id} was raised at ${seq} as number ${serial}`
    serials.set(alert.site, serial)
  }
}
