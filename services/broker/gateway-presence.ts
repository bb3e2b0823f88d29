import type { Device, DeviceId } from '../domain/model/device.ts'
import type { Input } from '../domain/model/input.ts'
import { type DurationMs, type Instant, SECOND } from '../domain/model/time.ts'
import type { Intake } from '../runtime/intake.ts'
import type { Clock } from './clock.ts'
import type { Connection } from './connection.ts'
import type { Connections } from './connections.ts'
import type { GatewaySigns } from './gateway-signs.ts'

export interface GatewayPresenceOptions {
  readonly signs: GatewaySigns
  readonly connections: Pick<Connections, 'ofDevice'>
  readonly intake: Pick<Intake, 'submit'>
  readonly clock: Clock
}

/**
 * A gateway whose connection stands is there, also where the devices behind it have nothing to say for hours: without this it
 * would be called silent between two of their messages. Answers how to stop.
 */
export function watchGateways({ signs, connections, intake, clock }: GatewayPresenceOptions): () => void {
  let cancel = clock.after(SWEEP_MS, sweep)
  let since = new Map<Connection, Instant>()
  const standing = new Set<DeviceId>()

  /** Since when it was seen, with all that are open now. */
  function openNow(): typeof since {
    const all = [...signs.gateways()].flatMap(({ id }) => connections.ofDevice(id))
    return new Map(all.map(connection => [connection, since.get(connection) ?? clock.now()]))
  }

  function look({ id, site }: Device): void {
    const say = (input: Input | undefined) => input && intake.submit(site, input, () => {})
    const open = connections.ofDevice(id)
    if (open.length > 0) say(signs.due(id))
    if (open.some(connection => clock.now() - (since.get(connection) ?? clock.now()) >= STANDS_MS)) {
      standing.add(id)
      say(signs.connection(id, true))
    } else if (open.length === 0 && standing.delete(id)) say(signs.connection(id, false))
  }

  function sweep(): void {
    since = openNow()
    for (const gateway of signs.gateways()) look(gateway)
    cancel = clock.after(SWEEP_MS, sweep)
  }

  return () => cancel()
}

/** The shortest interval that a device may have. */
export const SWEEP_MS: DurationMs = SECOND
/** Whoever connects for each message is neither there nor away between them. */
export const STANDS_MS: DurationMs = 10 * SECOND
