import { aboveIn, doubtedIn } from '../decode/doubted.ts'
import { native } from '../decode/native.ts'
import { RuleBook } from '../domain/community/program.ts'
import { defaultPolicy, newCommunity } from '../domain/community/state.ts'
import { step } from '../domain/community/step.ts'
import { kindList, rulesForAll } from '../domain/kinds/kinds.ts'
import { smartBin } from '../domain/kinds/smart-bin/kind.ts'
import { type AlertChange, isForPeople } from '../domain/model/alert.ts'
import { type Values, valuesMeant } from '../domain/model/reading.ts'
import { HOUR, type Instant } from '../domain/model/time.ts'

/** What a bin sent, whatever it was. */
export interface Message {
  readonly deviceId: string
  readonly ts: Instant
  readonly said: Readonly<Record<string, unknown>>
}

export interface Episode {
  readonly deviceId: string
  readonly rule: string
  readonly raisedAt: Instant
  readonly peakSeverity: string
  readonly endedAt: Instant | null
}

export interface Replayed {
  readonly episodes: readonly Episode[]
  /** What people heard of, in order. */
  readonly heard: readonly AlertChange[]
  readonly spikes: number
  /** What the history keeps of each message. */
  readonly kept: readonly { readonly at: Instant; readonly values: Values }[]
}

/** The messages through the decoder and `step`, by their own clock. */
export function replay(uplinks: readonly Message[], expectedIntervalMs = HOUR): Replayed {
  const community = newCommunity('s', new RuleBook(kindList, rulesForAll))
  const changes: AlertChange[] = []
  let now = (uplinks[0] as Message).ts - 1
  let spikes = 0
  const kept: { at: Instant; values: Values }[] = []
  step(community, { type: 'started', policy: defaultPolicy }, now)
  for (const id of new Set(uplinks.map(({ deviceId }) => deviceId))) {
    const device = { id, kind: 'smart-bin', site: 's', zone: 'z', name: id, expectedIntervalMs }
    step(community, { type: 'device-saved', device, actor: 'test' }, now)
  }
  for (const uplink of uplinks) {
    now = Math.max(now, uplink.ts)
    const reading = readingOf(uplink)
    const consequence = step(community, { type: 'reading', reading }, now)
    const { acceptance } = consequence
    if (acceptance) kept.push({ at: acceptance.at, values: valuesMeant(reading, acceptance) })
    changes.push(...consequence.changes)
    spikes += consequence.noted?.spikes.length ?? 0
  }
  return { episodes: episodesOf(changes), heard: changes.filter(isForPeople), spikes, kept }
}

function readingOf({ deviceId, ts, said }: Message) {
  const decoded = native.decode(Buffer.from(JSON.stringify({ ts, ...said })), smartBin, LIMITS)
  const doubted = doubtedIn(decoded.rejected, smartBin)
  const above = aboveIn(decoded)
  const values = decoded.ok ? decoded.values : {}
  return { deviceId, ts, values, ...(doubted && { doubted }), ...(above && { above }) }
}

const LIMITS = { payloadBytesMax: 1_000, keysMax: 64 }

function episodesOf(changes: readonly AlertChange[]): Episode[] {
  const episodes = new Map<string, Episode>()
  for (const { alert } of changes) {
    const { id, deviceId, rule, raisedAt, peakSeverity, clearedAt } = alert
    episodes.set(id, { deviceId, rule, raisedAt, peakSeverity, endedAt: clearedAt })
  }
  return [...episodes.values()]
}
