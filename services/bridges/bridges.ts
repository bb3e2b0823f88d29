import type { Logger } from 'pino'
import type { Instant } from '../domain/model/time.ts'
import type { Intake } from '../runtime/intake.ts'
import type { Registry } from '../runtime/registry.ts'
import type { Tally } from '../runtime/tally.ts'
import type { Timers } from '../runtime/timers.ts'
import type { Source } from '../sources/source.ts'
import type { BridgeStore } from '../store/bridge-store.ts'
import { Bridge } from './bridge.ts'
import type { BridgeConfig, BridgesConfig } from './config.ts'
import type { BridgeDesk, BridgePublisher, BridgeStatus } from './desk.ts'
import { Face } from './face.ts'
import { filtersFor } from './filters.ts'
import { Session } from './session.ts'
import { type BridgeSources, Taking } from './taking.ts'

export interface BridgesOptions {
  readonly config: BridgesConfig
  readonly payloadBytesMax: number
  readonly store: BridgeStore
  readonly sources: BridgeSources & { list(): readonly Source[]; whenChanged(listener: () => void): void }
  readonly registry: Pick<Registry, 'get'>
  readonly intake: Pick<Intake, 'submit'>
  readonly tally: Tally
  readonly timers: Timers
  readonly now: () => Instant
  readonly random: () => number
  readonly newId: () => string
  readonly log: Logger
}

export interface Bridges extends BridgeDesk, BridgePublisher {
  /** Connects, once whoever is to hear what waited there does. Returns before any of them has answered. */
  begin(): void
  /** Those that are away for longer than they may be. */
  away(): readonly string[]
  stop(): Promise<void>
}

/** The brokers that are already there, to none of which it connects before `begin`. */
export async function openBridges(options: BridgesOptions): Promise<Bridges> {
  const { config, sources, store, tally } = options
  const kept = await store.bridgeSessions()
  const listeners = new Set<(bridge: string) => void>()
  const faces: Face[] = []

  const opened = config.bridges.map(each => {
    const face = new Face({ ...options, gateway: each.gateway })
    faces.push(face)
    const turned = (status: BridgeStatus) => {
      tally.add('bridge_turns', status.state === 'connected' ? 'connected' : (status.failure?.code ?? 'away'))
      face.turned(status)
      if (status.state === 'connected') for (const listener of listeners) listener(status.id)
    }
    return bridgeOf(each, options, { kept: kept.find(({ bridge }) => bridge === each.id), turned })
  })
  const byId = new Map(opened.map(bridge => [bridge.status.id, bridge]))
  sources.whenChanged(() => {
    for (const bridge of opened) bridge.follow()
  })

  return {
    begin() {
      for (const { status } of opened)
        if (status.shared !== undefined)
          options.log.warn({ bridge: status.id, shared: status.shared }, SHARED)
      for (const bridge of opened) bridge.open()
    },
    list: () => opened.map(({ status }) => status),
    has: id => byId.has(id),
    isConnected: id => byId.get(id)?.status.state === 'connected',
    async publish(id, topic, payload) {
      const bridge = byId.get(id)
      if (bridge === undefined) throw new Error(`there is no bridge called ${id}`)
      await bridge.publish(topic, payload)
    },
    whenConnected(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    away: () => opened.filter(({ isAway }) => isAway).map(({ status }) => status.id),
    async stop() {
      for (const face of faces) face.stop()
      await Promise.all(opened.map(bridge => bridge.stop()))
    },
  }
}

const SHARED =
  'the bridge shares its subscriptions: what comes after a restart of mosquitto is lost until the bridge is back'

interface Particulars {
  readonly kept: Awaited<ReturnType<BridgeStore['bridgeSessions']>>[number] | undefined
  readonly turned: (status: BridgeStatus) => void
}

function bridgeOf(config: BridgeConfig, options: BridgesOptions, { kept, turned }: Particulars): Bridge {
  const { sources, store, newId, timers, now, random, log } = options
  return new Bridge({
    ...{ config, turned, timers, now, random, log },
    waits: options.config,
    awayMsMax: options.config.awayMsMax,
    session: new Session({ config, kept, store, newId }),
    taking: new Taking({ ...options, bridge: config.id }),
    wanted: () => filtersFor(config.id, sources.list()),
  })
}
