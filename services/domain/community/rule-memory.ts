import type { AlertRecord } from '../alerts/record.ts'
import { type Instant, NEVER, NOT_YET } from '../model/time.ts'
import type { CompiledRule } from '../rules/compile.ts'
import { goingOn, isAtRest, newRuleState, type RuleState } from '../rules/rule-state.ts'
import type { Window, WindowSpec } from '../rules/windows.ts'
import { setEarliestTimer } from './device-numbers.ts'
import type { DeviceState } from './device-state.ts'
import type { Program } from './program.ts'

/** What a rule remembers of a device; it begins with nothing. */
export function stateOf(of: DeviceState, compiled: CompiledRule): RuleState {
  const known = of.rules[compiled.place]
  if (known !== undefined && known.version === compiled.rule.version) return known
  const fresh = newRuleState(compiled)
  put(of, compiled, fresh)
  return fresh
}

/**
 * A rule that has no memory and waits for nothing keeps no state: a device with ten rules takes a third less memory. Where
 * its alert is held open, that its condition is over must be remembered.
 */
export function dropIfAtRest(of: DeviceState, compiled: CompiledRule, state: RuleState): void {
  if (!compiled.hasMemory && isAtRest(state) && of.open[compiled.rule.id] === undefined)
    put(of, compiled, undefined)
}

/** Another program: what is looked back on stays where both look back alike. */
export function runProgram(
  of: DeviceState,
  program: Program,
  states: Readonly<Record<string, RuleState>>,
  alerts: ReadonlyMap<string, AlertRecord>,
): void {
  const windows = windowsByName(of)
  of.program = program
  placeWindows(of, windows)
  placeStates(of, states, alerts)
}

/** By metric and length. */
export const windowsByName = ({ program, windows }: DeviceState): Record<string, Window> =>
  Object.fromEntries(program.windows.map((spec, place) => [nameOf(spec), windows[place] as Window]))

export function placeWindows(of: DeviceState, byName: Readonly<Record<string, Window>>): void {
  of.windows = of.program.windows.map(spec => byName[nameOf(spec)] ?? [])
}

const nameOf = ({ metric, withinMs }: WindowSpec): string => `${metric} ${withinMs}`

/**
 * Whether all that its rules about silence wait for is a timer: then they are left alone by its readings, and asked when it
 * fires, once in two or three readings. In a profile evaluation took 540 ns a reading before, and 70 since.
 */
export function isWatched(of: DeviceState): boolean {
  for (const { silenceOnly, place } of of.program.rules) {
    if (silenceOnly && !waitsForTimer(of.rules[place])) return false
  }
  return true
}

const waitsForTimer = (state: RuleState | undefined): boolean =>
  state !== undefined &&
  state.open === undefined &&
  state.begun === 0 &&
  state.wakeAt !== NEVER &&
  state.timerAt <= state.wakeAt

/** When the first timer of its rules is due, those about silence aside. */
export function earliestOf(of: DeviceState): Instant {
  let earliest = NEVER
  for (const { hearsSilence, place } of of.program.rules) {
    if (!hearsSilence) earliest = Math.min(earliest, of.rules[place]?.timerAt ?? NEVER)
  }
  return earliest
}

/**
 * Brings what was remembered by the rules' names into the places of the device's program. A version that does not
 * understand what was remembered begins anew, with the episode that is open: it is not raised twice.
 */
export function placeStates(
  of: DeviceState,
  byName: Readonly<Record<string, RuleState>>,
  alerts: ReadonlyMap<string, AlertRecord>,
): void {
  of.rules = of.program.rules.map(() => undefined)
  of.awake = 0
  of.left = {}
  of.isWatched = false
  setEarliestTimer(of, NOT_YET)
  for (const [name, state] of Object.entries(byName)) {
    const compiled = of.program.byId.get(name)
    if (compiled === undefined) of.left[name] = state
    else if (compiled.hasMemory || !isAtRest(state) || of.open[name] !== undefined) put(of, compiled, state)
  }
  for (const [name, id] of Object.entries(of.open)) {
    const compiled = of.program.byId.get(name)
    const record = alerts.get(id)
    if (compiled === undefined || record === undefined) continue
    if (of.rules[compiled.place]?.version === compiled.rule.version) continue
    put(of, compiled, goingOn(compiled, record.alert))
  }
}

/** The other way round. */
export function statesByName(of: DeviceState): Record<string, RuleState> {
  const byName: Record<string, RuleState> = { ...of.left }
  for (const { place, rule } of of.program.rules) {
    const state = of.rules[place]
    if (state !== undefined) byName[rule.id] = state
  }
  return byName
}

function put(of: DeviceState, compiled: CompiledRule, state: RuleState | undefined): void {
  if (!compiled.hasMemory) {
    of.awake += Number(state !== undefined) - Number(of.rules[compiled.place] !== undefined)
  }
  of.rules[compiled.place] = state
}
