import t from 'tap'
import type { Rota } from '../../model/duty.ts'
import { onDuty } from '../duty.ts'

/** Who is on duty at each of these times, which are those of UTC. */
export function dutyTable(
  title: string,
  timeZone: string,
  of: Rota,
  rows: readonly (readonly [string, string])[],
): void {
  t.test(title, async t => {
    for (const [at, people] of rows)
      t.equal(onDuty([of], new Map(), { zone: '' }, timeZone, Date.parse(at)).join(' '), people, at)
  })
}
