import { isKept, type Values } from '../../../services/domain/model/reading.ts'
import type { CommittedBatch } from '../../../services/journal/journal.ts'

/** A message as it was sent. Its values hold a figure that no other message of the device has. */
export interface Sent {
  readonly values: Values
  readonly ts?: number
  /** Nothing while it waits for its acknowledgement. */
  acknowledged?: boolean
}

export interface Kept {
  readonly seq: number
  readonly at: number
  readonly standing: string
  readonly values: Values
}

/** Every message of every device, and whether it was acknowledged. */
export class Readings {
  readonly #sent = new Map<string, Sent[]>()

  add(deviceId: string, sent: Sent): void {
    const known = this.#sent.get(deviceId)
    if (known === undefined) this.#sent.set(deviceId, [sent])
    else known.push(sent)
  }

  get counted(): Readonly<Record<string, number>> {
    const all = [...this.#sent.values()].flat()
    const acknowledged = all.filter(sent => sent.acknowledged).length
    return { 'messages sent': all.length, 'messages acknowledged': acknowledged }
  }

  /** What was acknowledged is in the journal once, what was not at most once, and all in the order of sending. */
  *faults(batches: readonly CommittedBatch[]): Iterable<string> {
    const kept = keptReadings(batches)
    for (const [deviceId, sent] of this.#sent) yield* deviceFaults(deviceId, sent, kept.get(deviceId) ?? [])
    const known = serversIn(batches).union(this.#sent)
    for (const deviceId of kept.keys()) {
      if (!known.has(deviceId)) yield `readings of ${deviceId}, which sent nothing, are in the journal`
    }
  }
}

/** What the server reports of itself, it reports when it likes. */
export function serversIn(batches: readonly CommittedBatch[]): Set<string> {
  const inputs = batches.flatMap(({ entries }) => entries.map(({ input }) => input))
  const saved = inputs.flatMap(input => (input.type === 'device-saved' ? [input.device] : []))
  return new Set(saved.filter(({ kind }) => kind === 'server').map(({ id }) => id))
}

/** The kept readings of each device, in the order of the journal. */
export function keptReadings(batches: readonly CommittedBatch[]): Map<string, Kept[]> {
  const kept = new Map<string, Kept[]>()
  for (const batch of batches) {
    for (const [i, { input, acceptance }] of batch.entries.entries()) {
      if (input.type !== 'reading' || acceptance === undefined || !isKept(acceptance.standing)) continue
      const { deviceId, values } = input.reading
      const reading = { seq: batch.first + i, at: acceptance.at, standing: acceptance.standing, values }
      const known = kept.get(deviceId)
      if (known === undefined) kept.set(deviceId, [reading])
      else known.push(reading)
    }
  }
  return kept
}

function* deviceFaults(deviceId: string, sent: readonly Sent[], kept: readonly Kept[]): Iterable<string> {
  const order = new Map(sent.map(({ values }, place) => [wordsOf(values), place]))
  const times = new Map<number, number>()
  let before = -1
  for (const { seq, standing, values } of kept) {
    const said = wordsOf(values)
    const place = order.get(said)
    if (place === undefined) {
      yield `${deviceId}: the journal has ${said} at ${seq}, which was never sent`
      continue
    }
    times.set(place, (times.get(place) ?? 0) + 1)
    if (standing !== 'live') yield `${deviceId}: ${said} at ${seq} was taken as ${standing}`
    if (place < before) yield `${deviceId}: ${said} at ${seq} is out of order`
    before = Math.max(before, place)
  }
  for (const [place, { acknowledged, values }] of sent.entries()) {
    const found = times.get(place) ?? 0
    const said = wordsOf(values)
    if (found > 1) yield `${deviceId}: ${said} is in the journal ${found} times`
    if (found === 0 && acknowledged) yield `${deviceId}: ${said} was acknowledged and is not in the journal`
  }
}

/** The same for the same values, in whatever order they stand. */
export const wordsOf = (values: Values): string => JSON.stringify(Object.entries(values).sort())
