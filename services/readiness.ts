import type { Readiness, Reason } from './api/routes/probe-routes.ts'
import { bridgeAway, clockOff } from './domain/kinds/server/rules.ts'
import { stationTwice } from './domain/kinds/server/station-rules.ts'
import type { Alert, Evidence } from './domain/model/alert.ts'
import type { Pump } from './influx/pump.ts'
import type { NotifyTrouble } from './notify/trouble.ts'
import { APART_WORTH_A_WORD_MS } from './runtime/clock-report.ts'
import type { Runtime } from './runtime/runtime.ts'
import type { BackupHealth } from './store/backup/desk.ts'
import type { CommitMeter } from './vitals/commit-meter.ts'

/** A batch that has waited for so long waits for a disk that does not answer. */
export const HANGING_MS = 10_000

type OwnAlert = Pick<Alert, 'rule'> & { readonly evidence: Pick<Evidence, 'sentence'> }

export interface ReadinessSources {
  readonly runtime: Pick<Runtime, 'state' | 'trouble' | 'aheadMs'>
  readonly pump: Pick<Pump, 'status'> | undefined
  readonly commits: Pick<CommitMeter, 'waitingMs'>
  readonly backupHealth: () => BackupHealth | undefined
  /** How much of the room for what waits for MQTT clients is taken, from 0 to 1. */
  readonly mqttRoomTaken: () => number
  /** The server's own alerts that are active. */
  readonly ownAlerts: () => readonly OwnAlert[]
  /** What people should have been told and were not. */
  readonly noticeTroubles: () => readonly NotifyTrouble[]
  /** Bridges that are away for longer than they may be. */
  readonly bridgesAway: () => readonly string[]
  /** Ids that two charging stations share. */
  readonly stationsTwice: () => readonly string[]
}

/** From here on a message that somebody is owed may find no room. */
export const MQTT_ROOM_FULL = 0.95

/** Whether the server can be given work, and what is wrong where it cannot, or works with less than it should. */
export function readinessOf(sources: ReadinessSources): Readiness {
  const { runtime, pump, commits, backupHealth, mqttRoomTaken, ownAlerts } = sources
  const blocking = [flowReason(runtime), hangingReason(commits.waitingMs)].filter(isThere)
  // Without InfluxDB the flow goes on, and what waits for it is in the journal.
  const others = [
    mqttReason(mqttRoomTaken()),
    clockReason(runtime.aheadMs) ?? contradiction(ownAlerts()),
    influxReason(pump),
    backupReason(backupHealth()),
    bridgeReason(sources.bridgesAway()),
    stationReason(sources.stationsTwice()),
    ...sources.noticeTroubles(),
  ].filter(isThere)
  return { ready: blocking.length === 0, reasons: [...blocking, ...others] }
}

const flowCodes = {
  starting: 'starting',
  recovering: 'journal-unavailable',
  stopped: 'stopping',
} as const satisfies Record<Exclude<Runtime['state'], 'running'>, string>

function flowReason({ state, trouble = state }: ReadinessSources['runtime']): Reason | undefined {
  return state === 'running' ? undefined : { code: flowCodes[state], words: trouble, figures: {} }
}

function hangingReason(waitingMs: number): Reason | undefined {
  if (waitingMs < HANGING_MS) return undefined
  const waitingS = Math.round(waitingMs / 1_000)
  return {
    code: 'journal-hangs',
    words: `a commit has been waiting for ${waitingS} s`,
    zh: `一次写入已等待 ${waitingS} 秒`,
    figures: { waitingS },
  }
}

function mqttReason(taken: number): Reason | undefined {
  if (taken < MQTT_ROOM_FULL) return undefined
  const takenPercent = Math.round(taken * 100)
  const words = `what waits for MQTT clients takes ${takenPercent} % of its room, and messages to some are dropped`
  const zh = `留给 MQTT 客户端的空间已占用 ${takenPercent}%，部分消息正在丢弃`
  return { code: 'mqtt-room-full', words, zh, figures: { takenPercent } }
}

function clockReason(aheadMs: number): Reason | undefined {
  if (Math.abs(aheadMs) <= APART_WORTH_A_WORD_MS) return undefined
  const aheadS = Math.round(aheadMs / 1_000)
  const words =
    aheadS > 0
      ? `the journal is ${aheadS} s ahead of this machine's clock`
      : `this machine's clock jumped ${-aheadS} s ahead, and no device confirms it`
  return { code: 'clock-off', words, figures: { aheadS } }
}

/** Wrong since before the start, so that nothing but the devices' own stamps tells. */
function contradiction(ownAlerts: readonly OwnAlert[]): Reason | undefined {
  const sentence = ownAlerts.find(({ rule }) => rule === clockOff.id)?.evidence.sentence
  if (sentence === undefined) return undefined
  return {
    code: clockOff.id,
    words: `this machine's clock and most devices' are apart: ${sentence.en}`,
    zh: `本机时钟与多数设备相差较大：${sentence.zh}`,
    figures: {},
  }
}

function influxReason(pump: ReadinessSources['pump']): Reason | undefined {
  const status = pump?.status()
  if (status?.state !== 'degraded' && status?.state !== 'waiting') return undefined
  return {
    code: status.state === 'degraded' ? 'influx-refused' : 'influx-behind',
    words: `InfluxDB: ${status.reason ?? status.state}`,
    figures: { lagRows: status.lagRows, lagS: Math.round(status.lagMs / 1_000) },
  }
}

/** Where and why stands in the log: anybody may ask here. */
function backupReason(health: BackupHealth | undefined): Reason | undefined {
  if (health?.failure === undefined) return undefined
  return { code: 'backup-failed', words: 'the last scheduled backup failed: the log says why', figures: {} }
}

function bridgeReason(away: readonly string[]): Reason | undefined {
  if (away.length === 0) return undefined
  const names = away.join(', ')
  return {
    code: bridgeAway.id,
    words: `bridges that are away: ${names}`,
    zh: `中断的桥接：${names}`,
    figures: { bridges: away.length },
  }
}

/** Which they are stands at the chargers' door: anybody may ask here. */
function stationReason(twice: readonly string[]): Reason | undefined {
  if (twice.length === 0) return undefined
  return {
    code: stationTwice.id,
    words: `ids of chargers that two of them share: ${twice.length}`,
    zh: `重复的充电桩编号：${twice.length} 个`,
    figures: { ids: twice.length },
  }
}

const isThere = (reason: Reason | undefined): reason is Reason => reason !== undefined
