import { goOnWith, leaveForPerson } from '../alerts/rule-edit.ts'
import type { AlertChange } from '../model/alert.ts'
import { type Instant, NOT_YET } from '../model/time.ts'
import type { CompiledRule } from '../rules/compile.ts'
import { remembersAlike } from '../rules/memory-form.ts'
import type { RuleState } from '../rules/rule-state.ts'
import { applyRule, wordsFor } from './apply-rule.ts'
import { quietSince } from './device-numbers.ts'
import type { DeviceState } from './device-state.ts'
import { clearAlert } from './end-alert.ts'
import { frameAt } from './frame.ts'
import { editionOf, type Program } from './program.ts'
import { reconsiderHeldBy } from './reconsider.ts'
import { clearWhereMended, noteProgram } from './rule-failed.ts'
import { ruleFailed } from './rule-failed-rule.ts'
import { runProgram, statesByName } from './rule-memory.ts'
import type { Community } from './state.ts'
import { isOfZone } from './zone-rules.ts'

export interface Reprogramming {
  /** Its expected interval is another. */
  readonly isOtherSilence?: boolean
  /** What is noted where a rule that applies no more ends an episode. */
  readonly leftNote?: string
}

/**
 * Rules with another version or other figures than before look again at what the device last reported. One that stayed
 * as it was is left to its timer, which may be held back for the devices to return after a start.
 */
export function reprogram(
  community: Community,
  of: DeviceState,
  now: Instant,
  changes: AlertChange[],
  { isOtherSilence = false, leftNote = 'rule switched off' }: Reprogramming = {},
): void {
  const before = of.program
  const program = community.book.programFor(of.device, community, of.failed)
  if (program !== before) {
    const states = statesByName(of)
    takeAlong(states, before, program)
    runProgram(of, program, states, community.alerts)
  }
  noteProgram(community, of)
  dropLeftRules(community, of, before, leftNote, now, changes)
  for (const compiled of program.rules) {
    const isTheSame = isSame(compiled, before.byId.get(compiled.rule.id))
    if (isTheSame && !(compiled.hearsSilence && isOtherSilence)) continue
    lookAgain(community, of, compiled, now, changes)
  }
  clearWhereMended(community, of, now, changes)
  // Its silence may be nothing to wait for any more.
  if (of.isAwaited) reconsiderHeldBy(community, of.device.id, changes)
}

const isSame = (now: CompiledRule, before: CompiledRule | undefined): boolean =>
  now === before || (before !== undefined && editionOf(now) === editionOf(before))

/** A version that looks at the same things in the same way understands what the one before remembers. */
function takeAlong(states: Readonly<Record<string, RuleState>>, before: Program, after: Program): void {
  for (const { rule } of after.rules) {
    const was = before.byId.get(rule.id)?.rule
    const state = states[rule.id]
    if (was === undefined || state?.version !== was.version || !remembersAlike(was, rule)) continue
    state.version = rule.version
  }
}

function lookAgain(
  community: Community,
  of: DeviceState,
  compiled: CompiledRule,
  now: Instant,
  changes: AlertChange[],
): void {
  const { rule } = compiled
  const record = community.alerts.get(of.open[rule.id] ?? '')
  const isOther = record !== undefined && record.alert.ruleVersion !== rule.version
  const told = changes.length
  // A call for help is a moment, not a state: it is not made again by changing a figure.
  if (!rule.lifeSafety && quietSince(of) !== NOT_YET)
    applyRule(community, of, compiled, frameAt(community, of, now), changes)
  if (!isOther) return
  const level = of.rules[compiled.place]?.open
  if (record.alert.condition === 'cleared') noteEnd(changes, told, rule.version)
  else if (level !== undefined) {
    const { settings } = compiled
    const words = { ...wordsFor(compiled, level, of.program.kind), settings }
    const severity = compiled.levels[level]?.severity ?? record.alert.severity
    const latched = of.rules[compiled.place]?.latched === true
    changes.push(goOnWith(record, rule, { severity, latched, words }, now))
  }
}

function noteEnd(changes: AlertChange[], from: number, version: number): void {
  for (let i = from; i < changes.length; i++) {
    const { alert, event } = changes[i] as AlertChange
    if (event.type !== 'cleared') continue
    changes[i] = { alert, event: { ...event, note: `no longer so by version ${version} of the rule` } }
  }
}

/** Rules that apply no more end their episodes, save those that only a person may end. */
function dropLeftRules(
  community: Community,
  of: DeviceState,
  before: Program,
  note: string,
  now: Instant,
  changes: AlertChange[],
): void {
  for (const rule of new Set([...Object.keys(of.left), ...Object.keys(of.open)])) {
    // One that failed says nothing of whether it is still so.
    if (of.program.byId.has(rule) || of.failed[rule] !== undefined || rule === ruleFailed.id) continue
    const record = community.alerts.get(of.open[rule] ?? '')
    if (record?.alert.latched || (record && isOfZone(record.alert))) continue
    if (record !== undefined && before.byId.get(rule)?.rule.lifeSafety) {
      changes.push(leaveForPerson(record, note, now))
      continue
    }
    delete of.left[rule]
    clearAlert(community, of, rule, now, changes, note)
  }
}
