import type { Consequence } from '../domain/model/input.ts'
import type { Tally } from './tally.ts'

/** Counts what became of a reading, where it was one, and what it told of the sensors that it came from. */
export function countReading(tally: Tally, { acceptance, noted }: Consequence): void {
  if (acceptance !== undefined) {
    tally.add('readings', acceptance.standing)
    if (acceptance.mark !== undefined) tally.add('readings_marked', acceptance.mark)
  }
  if (noted === undefined) return
  for (const metric of noted.spikes) tally.add('spikes', metric)
  if (noted.lost > 0) tally.add('uplinks', 'lost', noted.lost)
  if (noted.restarted) tally.add('uplinks', 'restarted')
}
