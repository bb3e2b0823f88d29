import type { SourceMessage } from '../decode/source.ts'
import type { DeviceId } from '../domain/model/device.ts'
import type { SourceId } from '../domain/model/origin.ts'
import type { HeardOf } from './heard-of.ts'
import type { Proposal } from './proposals.ts'
import type { Source } from './source.ts'
import type { AsIf, Tried, TriedHow, TriedMessage } from './tried.ts'
import type { Tells, Unclaimed } from './unclaimed.ts'

/** What can be done with sources: kept, tried on a message, and asked who they speak of. */
export interface SourceDesk {
  readonly sourcesMax: number
  list(): readonly Source[]
  get(id: SourceId): Source | undefined
  /** By whose account its messages come, or who stands for its bridge. */
  gatewayOf(id: SourceId): DeviceId | undefined
  /** What its messages call a device whose address was written so. */
  addressAt(id: SourceId, written: string): string
  /** Whose messages come from there, also where the address was kept as the label has it. */
  whoIsAt(id: SourceId, address: string): DeviceId | undefined
  /** Durable, and in force, when it resolves. Throws `SourceFault` where its format cannot be opened like this. */
  save(source: Source): Promise<void>
  remove(id: SourceId): Promise<void>
  /** What would come of a message; nothing is counted or remembered. Throws `SourceFault`. */
  try(source: Source, message: SourceMessage, how?: TriedHow): TriedMessage
  /** What became of its messages. */
  heardOf(id: SourceId): HeardOf
  unclaimed(): readonly Unclaimed[]
  waiting(source: SourceId, address: string): Unclaimed | undefined
  /** Of whom the last message tells of one that waits there. */
  tells(waiting: Unclaimed): Tells
  /** What such a device may be, best first; nothing where none waits there. */
  proposals(source: SourceId, address: string): readonly Proposal[] | undefined
  /** What it said last, were it such a one. */
  tryUnclaimed(source: SourceId, address: string, as: AsIf): Tried | undefined
  /** Until it says something again. */
  forget(source: SourceId, address: string): boolean
}

/** A source that cannot be opened as it is written, in words for whoever wrote it. */
export class SourceFault extends Error {}
