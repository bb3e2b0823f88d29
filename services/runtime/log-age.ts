import type { Instant } from '../domain/model/time.ts'
import type { CommittedBatch, Journal, Seq } from '../journal/journal.ts'

/** The last number of the log that is older than a time of the flow's. Some thirty reads of one batch each. */
export async function lastBefore(
  journal: Pick<Journal, 'read' | 'oldest' | 'head'>,
  at: Instant,
): Promise<Seq> {
  let older = await journal.oldest()
  let notOlder = await journal.head()
  while (older < notOlder) {
    const middle = older + Math.floor((notOlder - older) / 2)
    const [batch] = await journal.read(middle, 1)
    if (batch === undefined || timeOf(batch) >= at) notOlder = middle
    else older = batch.last
  }
  return older
}

/** A batch whose readings were dropped still has its alert events. */
const timeOf = ({ entries, changes }: CommittedBatch): Instant =>
  entries.at(-1)?.now ?? changes.at(-1)?.event.at ?? Number.POSITIVE_INFINITY
