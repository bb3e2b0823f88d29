import type { Logger } from 'pino'
import type { DeviceId } from '../../domain/model/device.ts'
import type { Instant } from '../../domain/model/time.ts'
import type { Tally } from '../../runtime/tally.ts'
import type { MqttStore } from '../../store/mqtt-store.ts'
import { ownerOfClientId } from '../client-id.ts'
import type { SessionLimits } from '../config.ts'
import { GroupedWrites } from './grouped-writes.ts'
import { KeptMessages } from './kept-messages.ts'
import type { Kept } from './persistence.ts'
import { Receipts } from './receipts.ts'
import { RetainedMessages } from './retained.ts'
import { Room } from './room.ts'
import { Sessions } from './sessions.ts'
import { Wills } from './wills.ts'

export interface OpenKeptOptions {
  readonly store: MqttStore
  readonly limits: SessionLimits
  readonly isDevice: (id: DeviceId) => boolean
  /** A life may hang on what this account is told. */
  readonly isFirst: (id: DeviceId) => boolean
  readonly now: () => Instant
  readonly tally: Tally
  readonly log: Logger
}

export interface OpenKept extends Kept {
  readonly room: Room
  /** The account of a device is gone or has changed: what was kept under it ends. */
  endOf(id: DeviceId): void
  /** A filter that the client has no right to any more. */
  unsubscribe(clientId: string, filter: string): void
  /** Resolves when what was to be written is. */
  settled(): Promise<void>
}

/** What was kept for clients, as the store has it. */
export async function openKept(options: OpenKeptOptions): Promise<OpenKept> {
  const { store, limits, isDevice, isFirst, now, tally, log } = options
  const writes = new GroupedWrites(
    changes => store.save(changes),
    error => log.error({ err: error }, 'what MQTT clients are owed could not be written'),
  )
  const room = new Room(limits, isFirst)
  const sessions = new Sessions({ writes, limits, room, now, tally, log })
  const messages = new KeptMessages({ sessions, writes, room, tally, log, ...limits })
  const ownerOf = (clientId: string) => ownerOfClientId(clientId, isDevice) ?? clientId
  const receipts = new Receipts({ sessions, writes, room, ownerOf })
  const retained = new RetainedMessages({ writes, tally, log, ...limits })
  const wills = new Wills(writes)

  const records = await store.load()
  sessions.restore(records)
  retained.restore(records.retained)
  wills.restore(records.wills)
  sessions.keepOnly(isDevice)
  retained.keepOnly(isDevice)

  return {
    ...{ sessions, messages, receipts, retained, wills, room },
    settled: () => writes.settled(),
    unsubscribe(clientId, filter) {
      const session = sessions.get(clientId)
      if (session) sessions.subscriptions.remove(session, [filter]).catch(() => {})
    },
    endOf(id) {
      sessions.endOf(id)
      // Of a device with a new token the last status stands.
      retained.keepOnly(isDevice)
      wills.endOf(clientId => ownerOfClientId(clientId, each => each === id || isDevice(each)) === id)
    },
  }
}
