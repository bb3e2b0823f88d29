import { tieBreaker } from '../domain/ingest/identity.ts'
import type { AlertChange } from '../domain/model/alert.ts'
import type { Device, DeviceId } from '../domain/model/device.ts'
import type { Kind } from '../domain/model/kind.ts'
import { isKept, valuesMeant } from '../domain/model/reading.ts'
import type { Instant } from '../domain/model/time.ts'
import type { CommittedBatch, Entry, Seq } from '../journal/journal.ts'
import { alertLine } from './alert-line.ts'
import { telemetryLine } from './telemetry-line.ts'

/** What a batch of the journal is in line protocol, and how many readings of it could not be put so. */
export interface BatchLines {
  readonly lines: readonly string[]
  /** Readings whose device or kind nobody knows: without a kind there is no measurement. */
  readonly unplaced: number
}

export interface LineContext {
  readonly kinds: ReadonlyMap<string, Kind>
  /** The device as it was known before the batch. */
  device(id: DeviceId): Device | undefined
  /** Whether what the device told then is about somebody whose data was erased. */
  readonly isErased?: ((device: DeviceId, at: Instant) => boolean) | undefined
}

export const isStored = (entry: Entry): boolean =>
  entry.input.type === 'reading' && entry.acceptance !== undefined && isKept(entry.acceptance.standing)

/** Pure: the same batch gives the same lines, which is what makes sending it again harmless. */
export function linesOf(batch: CommittedBatch, context: LineContext): BatchLines {
  const lines: string[] = []
  const saved = new Map<DeviceId, Device>()
  let unplaced = 0
  for (const [i, entry] of batch.entries.entries()) {
    if (entry.input.type === 'device-saved') saved.set(entry.input.device.id, entry.input.device)
    if (!isStored(entry) || isOfErased(entry, context)) continue
    const line = readingLine(entry, batch.first + i, context, saved)
    if (line === 'unplaced') unplaced += 1
    else if (line !== undefined) lines.push(line)
  }
  for (const [j, change] of batch.changes.entries()) {
    const seq = batch.first + batch.entries.length + j
    const { deviceId, deviceKind, raisedAt } = change.alert
    const line = context.isErased?.(deviceId, raisedAt)
      ? alertLine(withoutNote(change), undefined, seq)
      : alertLine(change, context.kinds.get(deviceKind), seq)
    if (line !== undefined) lines.push(line)
  }
  return { lines, unplaced }
}

const isOfErased = ({ input, acceptance }: Entry, { isErased }: LineContext): boolean =>
  input.type === 'reading' && acceptance !== undefined && isErased !== undefined
    ? isErased(input.reading.deviceId, acceptance.at)
    : false

/** That it was raised, and what was done about it; without its kind nothing is told of what was measured. */
const withoutNote = ({ alert, event }: AlertChange): AlertChange => ({
  alert,
  event: { ...event, note: null },
})

function readingLine(entry: Entry, seq: Seq, context: LineContext, saved: ReadonlyMap<DeviceId, Device>) {
  if (entry.input.type !== 'reading' || entry.acceptance === undefined) return undefined
  const { reading } = entry.input
  const { deviceId } = reading
  const values = valuesMeant(reading, entry.acceptance)
  const device = saved.get(deviceId) ?? context.device(deviceId)
  const kind = device && context.kinds.get(device.kind)
  return kind
    ? telemetryLine(kind, device, values, entry.acceptance.at, tieBreaker(reading, entry.acceptance, seq))
    : 'unplaced'
}
