import { randomUUID } from 'node:crypto'
import { type Logger, pino } from 'pino'
import type { Test } from 'tap'
import type { SourceMessage } from '../../decode/source.ts'
import type { Input } from '../../domain/model/input.ts'
import type { Result } from '../../runtime/intake.ts'
import { Tally } from '../../runtime/tally.ts'
import { realTimers } from '../../runtime/timers.ts'
import type { BridgeSession, BridgeStore } from '../../store/bridge-store.ts'
import { type BridgeForm, bridgeForm } from '../bridge-form.ts'
import { type Bridges, openBridges } from '../bridges.ts'

/** What a real broker and a bridge to it are tried with: an intake and sources that the test holds in its hand. */
export interface TestBridges {
  readonly bridges: Bridges
  readonly tally: Tally
  readonly intake: HeldIntake
  /** Sets what its one source listens to. */
  listen(...filters: readonly string[]): void
  /** Resolves when the bridge is in this state. */
  until(isSo: () => boolean): Promise<void>
}

/** Answers at once, or when told to; says what came as `topic payload`. */
export class HeldIntake {
  readonly came: { readonly said: string; readonly packet: string | undefined; readonly dup: boolean }[] = []
  holding = false
  result: Result = { ok: true, consequence: { changes: [] } }
  #held: (() => void)[] = []

  submit(_site: string, input: Input, done: (result: Result) => void): void {
    if (input.type !== 'reading') throw new Error('only readings come here')
    const { reading } = input
    this.came.push({ said: reading.deviceId, packet: reading.packet, dup: reading.dup === true })
    const answer = () => done(this.result)
    if (this.holding) this.#held.push(answer)
    else queueMicrotask(answer)
  }

  get said(): readonly string[] {
    return this.came.map(({ said }) => said)
  }

  release(): void {
    this.holding = false
    for (const answer of this.#held.splice(0)) answer()
  }
}

export function memoryBridgeStore(): BridgeStore {
  const kept = new Map<string, BridgeSession>()
  return {
    bridgeSessions: async () => [...kept.values()],
    saveBridgeSession: async session => void kept.set(session.bridge, session),
  }
}

export interface TestBridgesOptions {
  readonly port: number
  readonly entry?: Readonly<Record<string, unknown>>
  readonly store?: BridgeStore
  readonly payloadBytesMax?: number
  readonly awayMsMax?: number
  readonly log?: Logger
}

export async function openTestBridges(
  t: Pick<Test, 'teardown'>,
  {
    port,
    entry = {},
    store = memoryBridgeStore(),
    payloadBytesMax = 1_000,
    awayMsMax = 60_000,
    log = pino({ level: 'silent' }),
  }: TestBridgesOptions,
): Promise<TestBridges> {
  const config: BridgeForm = bridgeForm.parse({ id: 'yard', url: `mqtt://127.0.0.1:${port}`, ...entry })
  const tally = new Tally()
  const intake = new HeldIntake()
  const heard = sourcesInHand()
  const bridges = await openBridges({
    config: { bridges: [config], awayMsMax, waitMsMin: 20, waitMsMax: 40 },
    ...{ payloadBytesMax, store, tally, intake, timers: realTimers, now: Date.now },
    sources: heard.sources,
    registry: { get: () => undefined },
    ...{ random: Math.random, newId: randomUUID, log },
  })
  t.teardown(() => bridges.stop())
  bridges.begin()
  return { bridges, tally, intake, listen: heard.listen, until }
}

/** One source, each of whose messages is a reading of a device called as its topic and payload are. */
function sourcesInHand() {
  let filters: readonly string[] = []
  const listeners: (() => void)[] = []
  const source = () => ({
    ...{ id: 'yard', site: 'sunny', name: 'Yard', via: { bridge: 'yard' }, filters, isOn: true },
    ...{ format: 'plain-json', settings: {}, savedAt: 0, savedBy: 'admin', version: 1 },
  })
  const read = ({ topic, payload, again }: SourceMessage, packet: string | undefined): Input => ({
    type: 'reading',
    reading: {
      deviceId: `${topic} ${Buffer.from(payload)}`,
      values: {},
      ...(packet !== undefined && { packet }),
      ...(again && { dup: true }),
    },
  })
  return {
    sources: {
      list: () => (filters.length === 0 ? [] : [source()]),
      whenChanged: (listener: () => void) => void listeners.push(listener),
      ofBridge: (_bridge: string, message: SourceMessage, identity: () => string | undefined) =>
        message.topic.startsWith('other')
          ? undefined
          : [{ site: 'sunny', inputs: [read(message, identity())] }],
    },
    listen(...wanted: readonly string[]) {
      filters = wanted
      for (const listener of listeners) listener()
    },
  }
}

const LOOK_EVERY_MS = 10

function until(isSo: () => boolean): Promise<void> {
  return new Promise(resolve => {
    const look = () => (isSo() ? resolve() : void setTimeout(look, LOOK_EVERY_MS))
    look()
  })
}
