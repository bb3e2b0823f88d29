import type { PublishPacket } from 'aedes'
import type { Logger } from 'pino'
import type { DurationMs } from '../domain/model/time.ts'
import { isMadeClientId, ownerOfClientId } from './client-id.ts'
import type { Clock } from './clock.ts'
import type { Connections } from './connections.ts'
import type { FindDevice } from './rights.ts'
import type { WillPacket, Wills } from './sessions/wills.ts'

export interface FormerWillsOptions {
  readonly wills: Wills
  readonly connections: Pick<Connections, 'ofDevice'>
  readonly find: FindDevice
  /** Takes a will in as if the connection had just been lost. */
  readonly publish: (will: PublishPacket) => Promise<void>
  readonly graceMs: DurationMs
  readonly clock: Clock
  readonly log: Logger
}

/**
 * When the server dies, all its connections are lost, and so all last wills are due. Most clients are back in seconds;
 * MQTT allows to publish the wills after the restart (3.1.2.5), so they wait that long, and then only those of clients
 * that stayed away are published. Answers how to call it off.
 */
export function publishFormerWills(options: FormerWillsOptions): () => void {
  const { wills, publish, graceMs, clock, log } = options

  async function publishAll(): Promise<void> {
    for (const [clientId, will] of wills.former()) {
      if (isBack(clientId, options)) wills.forgetFormer(clientId)
      else await publishOne(clientId, will)
    }
  }

  async function publishOne(clientId: string, will: WillPacket): Promise<void> {
    try {
      await publish({ ...will, clientId, cmd: 'publish', dup: false } as PublishPacket)
      wills.forgetFormer(clientId)
      log.info({ client: clientId, topic: will.topic }, 'the last will of a client that did not come back')
    } catch (error) {
      log.warn(
        { err: error, client: clientId },
        'a last will could not be published; it waits for the next start',
      )
    }
  }

  return clock.after(graceMs, () => void publishAll())
}

// A client id that was made for a client is made anew when it comes back: then any connection of its device counts.
function isBack(clientId: string, { connections, find }: FormerWillsOptions): boolean {
  if (!isMadeClientId(clientId)) return false
  const owner = ownerOfClientId(clientId, id => find(id) !== undefined)
  return owner !== undefined && connections.ofDevice(owner).length > 0
}
