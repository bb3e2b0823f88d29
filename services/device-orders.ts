// Orders to devices: the desk, the ways that lead to them, and what alerts hear of it. Wiring, as in app.ts.
import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { allRules, kinds } from './domain/kinds/kinds.ts'
import type { CommittedBatch } from './journal/journal.ts'
import { AlertNotes } from './orders/alert-notes.ts'
import { askedByRule } from './orders/asked-by-rule.ts'
import type { OrderLimits } from './orders/config.ts'
import type { OrderDesk } from './orders/desk.ts'
import { Ignored } from './orders/ignored.ts'
import { Looking } from './orders/looking.ts'
import { OrderOffice } from './orders/office.ts'
import { forgetOldOrders } from './orders/old-orders.ts'
import { RuleOrders } from './orders/rule-orders.ts'
import { StandingOrders } from './orders/standing-orders.ts'
import { ToldAgain } from './orders/told-again.ts'
import type { OrderTransport } from './orders/transport.ts'
import { Ways } from './orders/ways.ts'
import type { Runtime } from './runtime/runtime.ts'
import type { Tally } from './runtime/tally.ts'
import { realTimers } from './runtime/timers.ts'
import type { Storage } from './store/storage.ts'

export interface DeviceOrderOptions {
  readonly limits: OrderLimits
  readonly storage: Pick<Storage, 'orders' | 'journal'>
  readonly runtime: Runtime
  /** The first that reaches a device is the way to it. */
  readonly transports: readonly OrderTransport[]
  readonly tally: Tally
  readonly log: Logger
}

export interface DeviceOrders {
  readonly desk: OrderDesk
  /** Once it is told of what is committed: goes on where the last process ended. */
  begin(): Promise<void>
  committed(batch: CommittedBatch): void
  stop(): Promise<void>
}

export function createDeviceOrders(options: DeviceOrderOptions): DeviceOrders {
  const { limits, storage, runtime, transports, tally, log } = options
  const parts = { store: storage.orders, now: Date.now, timers: realTimers, log }
  const reached = { registry: runtime.registry, kinds, transports }
  const ways = new Ways(reached)
  const notes = new AlertNotes({ ...parts, intake: runtime, specOf: order => ways.specOf(order) })
  const standing = new StandingOrders({ ...reached, store: storage.orders })
  const ignored = new Ignored({ ...reached, ways, standing, intake: runtime })
  const looking = new Looking({
    ...parts,
    async look(order) {
      await standing.changed(order)
      await ignored.changed(order, again.outSince(order.device))
    },
  })
  const desk = new OrderOffice({
    ...{ ...parts, ...reached, limits, tally, newId: randomUUID },
    async onLate(order) {
      await looking.at(order)
      await notes.late(order)
    },
    onChanged(order) {
      if (order.alert !== undefined) notes.tell()
      looking.begin(order)
    },
  })
  const { journal } = storage
  const byRules = askedByRule({ rules: allRules, registry: runtime.registry, desk, ways, intake: runtime })
  const rules = new RuleOrders({ journal, ...byRules, timers: realTimers, log })
  const again = new ToldAgain({
    ...{ ...parts, standing, desk, tally },
    isSaid: order => ignored.isSaid(order),
    async ignored(order, { said }) {
      await ignored.say(order, true)
      await notes.ignored(order, said)
    },
    kept: ({ id, site }, name) => ignored.say({ device: id, site, name }, false),
  })
  let endForgetting = () => {}
  let endHearing = () => {}
  return {
    desk,
    async begin() {
      await standing.load()
      endForgetting = forgetOldOrders({ ...parts, keepMs: limits.keepMs, except: () => standing.ids })
      endHearing = ways.onContradicted((...said) => void again.hear(...said))
      await desk.start()
      notes.tell()
      await rules.start()
    },
    committed: batch => rules.committed(batch),
    async stop() {
      await rules.stop()
      endForgetting()
      endHearing()
      again.stop()
      desk.stop()
      looking.stop()
      await notes.stop()
    },
  }
}
