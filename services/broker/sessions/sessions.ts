import type { Logger } from 'pino'
import type { DeviceId } from '../../domain/model/device.ts'
import type { Instant } from '../../domain/model/time.ts'
import type { Tally } from '../../runtime/tally.ts'
import type { MqttRecords } from '../../store/mqtt-store.ts'
import type { SessionLimits } from '../config.ts'
import type { GroupedWrites } from './grouped-writes.ts'
import { fromStore } from './message-queue.ts'
import { bytesOf, type Room } from './room.ts'
import { type Receipt, Session, type SessionHolder } from './session.ts'
import { Subscriptions } from './subscriptions.ts'

export interface SessionsOptions {
  readonly writes: GroupedWrites
  readonly room: Room
  readonly limits: SessionLimits
  /** The date: a session outlives the process. */
  readonly now: () => Instant
  readonly tally: Tally
  readonly log: Logger
}

export type SessionEnd = 'clean' | 'expired' | 'too-many' | 'account-changed'

/** Every session that is kept: in memory, and written through. */
export class Sessions {
  readonly subscriptions: Subscriptions
  readonly #options: SessionsOptions
  readonly #byClient = new Map<string, Session>()
  readonly #byOwner = new Map<DeviceId, Set<Session>>()
  #queuedLast = 0

  constructor(options: SessionsOptions) {
    this.#options = options
    this.subscriptions = new Subscriptions(options.writes)
  }

  get size(): number {
    return this.#byClient.size
  }

  all(): Iterable<Session> {
    return this.#byClient.values()
  }

  get(clientId: string): Session | undefined {
    return this.#byClient.get(clientId)
  }

  /** Numbers grow over all clients, so that they tell the order of what was kept over a restart. */
  nextNumber(): number {
    this.#queuedLast += 1
    return this.#queuedLast
  }

  /** What was kept. A client that was connected when the process died left just now, as far as anybody knows. */
  restore({ sessions, subscriptions, queued, receipts }: MqttRecords): void {
    const oldestFirst = sessions.toSorted((a, b) => (a.leftAt ?? Infinity) - (b.leftAt ?? Infinity))
    for (const { clientId, owner, leftAt } of oldestFirst)
      this.#add(new Session(clientId, owner)).leftAt = leftAt ?? this.#options.now()
    for (const { clientId, filter, qos } of subscriptions)
      this.subscriptions.restore(this.of(clientId), { topic: filter, qos })
    for (const kept of queued) {
      this.#queuedLast = Math.max(this.#queuedLast, kept.n)
      const session = this.of(kept.clientId)
      session.queue.add(fromStore(kept))
      this.#options.room.takeAnyway(session.owner, bytesOf(kept))
    }
    for (const { clientId, messageId } of receipts) {
      const session = this.of(clientId)
      session.receipts.set(messageId, NOTHING_BUT_THE_ID)
      this.#options.room.takeAnyway(session.owner, bytesOf(NOTHING_BUT_THE_ID))
    }
  }

  /** A client asks for its session: the one that it left, or a new one. */
  begin(holder: SessionHolder, owner: DeviceId): void {
    const known = this.get(holder.id)
    // Another device owns the name now: what the former one was owed is not its.
    if (known !== undefined && known.owner !== owner) this.#endLater(known, 'account-changed')
    const session = this.get(holder.id) ?? this.#open(holder.id, owner)
    session.resumed = session === known
    session.holder = holder
    this.#moved(session, null)
  }

  left(holder: SessionHolder): void {
    const session = this.get(holder.id)
    if (session?.holder !== holder) return
    session.holder = undefined
    this.#moved(session, this.#options.now())
  }

  /** The session, or one of a client that never asked for it. */
  of(clientId: string): Session {
    return this.get(clientId) ?? this.#add(new Session(clientId, clientId))
  }

  /** Subscriptions for which messages are kept, and clients that have any subscription. */
  count(): { subsCount: number; clientsCount: number } {
    const all = [...this.all()].map(({ subscriptions }) => [...subscriptions.values()])
    return {
      subsCount: all.flat().filter(({ qos }) => qos > 0).length,
      clientsCount: all.filter(({ length }) => length > 0).length,
    }
  }

  /** Resolves when nothing of it is left. A holder that is still connected is let go. */
  end(session: Session, why: SessionEnd): Promise<void> {
    const { writes, room, tally, log } = this.#options
    const { clientId, owner, queue, holder } = session
    session.ended = true
    this.subscriptions.ended(session)
    this.#byClient.delete(clientId)
    this.#byOwner.get(owner)?.delete(session)
    if (this.#byOwner.get(owner)?.size === 0) this.#byOwner.delete(owner)
    room.give(owner, session.bytes)
    if (why !== 'clean') {
      tally.add('mqtt_sessions_ended', why)
      if (queue.size > 0) tally.add('mqtt_messages_dropped', 'session-ended', queue.size)
      log.info({ device: owner, client: clientId, reason: why, queued: queue.size }, 'mqtt session ended')
      holder?.close()
    }
    return writes.write({ type: 'session-ended', clientId })
  }

  /** The account is gone, or somebody else's now. */
  endOf(owner: DeviceId): void {
    for (const session of [...(this.#byOwner.get(owner) ?? [])]) this.#endLater(session, 'account-changed')
  }

  /** Devices that are no more are owed nothing. */
  keepOnly(isDevice: (id: DeviceId) => boolean): void {
    for (const owner of [...this.#byOwner.keys()]) if (!isDevice(owner)) this.endOf(owner)
  }

  expire(): void {
    const before = this.#options.now() - this.#options.limits.keepMs
    for (const session of [...this.all()])
      if (session.leftAt !== null && session.leftAt <= before) this.#endLater(session, 'expired')
  }

  #endLater(session: Session, why: SessionEnd): void {
    this.end(session, why).catch(() => {})
  }

  #open(clientId: string, owner: DeviceId): Session {
    const { sessionsMax, sessionsPerDeviceMax } = this.#options.limits
    const own = this.#byOwner.get(owner)
    if (own !== undefined && own.size >= sessionsPerDeviceMax) this.#endLongestLeft(own)
    if (this.size >= sessionsMax) this.#endLongestLeft(this.all())
    return this.#add(new Session(clientId, owner))
  }

  #endLongestLeft(sessions: Iterable<Session>): void {
    let longest: Session | undefined
    for (const session of sessions) {
      longest ??= session
      if ((session.leftAt ?? Infinity) < (longest.leftAt ?? Infinity)) longest = session
    }
    if (longest !== undefined) this.#endLater(longest, 'too-many')
  }

  #add(session: Session): Session {
    this.#byClient.set(session.clientId, session)
    const own = this.#byOwner.get(session.owner) ?? new Set()
    this.#byOwner.set(session.owner, own.add(session))
    return session
  }

  // Nobody waits for it: what hangs on it is only when the session may be forgotten.
  #moved(session: Session, leftAt: Instant | null): void {
    session.leftAt = leftAt
    const { clientId, owner } = session
    this.#options.writes.writeLater({ type: 'session', clientId, owner, leftAt })
  }
}

const NOTHING_BUT_THE_ID: Receipt = { topic: '', payload: new Uint8Array() }
