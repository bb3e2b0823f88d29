import { identityOf } from '../ingest/identity.ts'
import type { AlertChange } from '../model/alert.ts'
import type { Meant, Reading, Values } from '../model/reading.ts'
import { type Instant, NOT_YET } from '../model/time.ts'
import type { CompiledRule } from '../rules/compile.ts'
import { NOTHING_REPORTED } from '../rules/condition.ts'
import { looksAt } from './act-on.ts'
import { applyRule } from './apply-rule.ts'
import { quietSince, setQuietSince } from './device-numbers.ts'
import { type DeviceState, HEARD_CALLS } from './device-state.ts'
import { frameAt } from './frame.ts'
import type { Community } from './state.ts'
import { takeNews } from './take-news.ts'

/**
 * History is stored and never evaluated as if it were now, but a late SOS or fall is still a person in need. Of such a
 * reading nothing but its calls is a report: steps of an hour ago are none that the wearer makes. And the last that was heard
 * of a smoke detector is what it says, however late it comes.
 */
export function takeHistory(
  community: Community,
  of: DeviceState,
  reading: Reading,
  at: Instant,
  now: Instant,
  changes: AlertChange[],
): Meant | undefined {
  hearFirstSign(community, of, now, changes)
  const identity = identityOf(reading)
  if (identity !== undefined && of.heard.includes(identity)) return undefined
  const frame = { ...frameAt(community, of, now, NOTHING_REPORTED, reading.values), madeAt: at }
  const late = { readings: [{ at, values: reading.values }], delayMs: now - at }
  for (const compiled of of.program.rules) {
    if (!compiled.rule.lifeSafety || !looksAt(compiled, reading.values)) continue
    applyRule(community, of, compiled, { ...frame, reported: callsIn(reading, compiled) }, changes, late)
  }
  const meant = takeNews(community, of, reading, at, now, changes)
  noteCalls(of, reading)
  return meant
}

function callsIn({ values }: Reading, { metrics }: CompiledRule): Values {
  const calls = metrics.filter(metric => values[metric] === true)
  return calls.length === 0 ? NOTHING_REPORTED : Object.fromEntries(calls.map(metric => [metric, true]))
}

/** A device of which nothing but history ever came is silent too, from its first sign on. */
function hearFirstSign(community: Community, of: DeviceState, now: Instant, changes: AlertChange[]): void {
  if (quietSince(of) !== NOT_YET) return
  setQuietSince(of, now)
  for (const compiled of of.program.rules) {
    if (compiled.hearsSilence) applyRule(community, of, compiled, frameAt(community, of, now), changes)
  }
}

/** A call for help is known again. */
export function noteCalls(of: DeviceState, reading: Reading): void {
  if (callsForHelp(of, reading)) remember(of, reading)
}

/** One of its flags is a call for help, or the end of one: SOS pressed, a fall, a fall that was none. */
function callsForHelp(of: DeviceState, { values }: Reading): boolean {
  for (const metric of of.program.helpMetrics) if (values[metric] === true) return true
  return false
}

function remember(of: DeviceState, reading: Reading): void {
  const identity = identityOf(reading)
  if (identity === undefined) return
  of.heard.push(identity)
  if (of.heard.length > HEARD_CALLS) of.heard.shift()
}
