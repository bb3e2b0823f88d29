import { changeSeverity, occur, raise } from '../alerts/episode.ts'
import { join } from '../alerts/keep.ts'
import { endPauseIfWorse } from '../alerts/pausing.ts'
import type { AlertChange, Evidence, KeptReading } from '../model/alert.ts'
import { all } from '../model/condition.ts'
import type { Kind } from '../model/kind.ts'
import type { LevelSpec } from '../model/rule.ts'
import { type Text, text } from '../model/text.ts'
import type { DurationMs } from '../model/time.ts'
import type { CompiledLevel, CompiledRule, LevelWords } from '../rules/compile.ts'
import type { Frame } from '../rules/condition.ts'
import { describeLevel } from '../rules/describe.ts'
import { evaluate, type Finding } from '../rules/evaluate.ts'
import { subjectOf } from '../rules/subject.ts'
import { admit } from './admit.ts'
import { arm } from './arming.ts'
import { endEpisode, noteReturn } from './chattering.ts'
import type { DeviceState } from './device-state.ts'
import { doubtWords } from './doubt-words.ts'
import { evidenceOf } from './evidence.ts'
import { dropIfAtRest, isWatched, stateOf } from './rule-memory.ts'
import { see, seenOf } from './seen.ts'
import type { Community } from './state.ts'

/** Where the readings of an alert's evidence come from when it is not the device's latest ones. */
export interface LateReading {
  readonly readings: Evidence['readings']
  readonly delayMs: DurationMs
}

/** Evaluates one rule of one device and does what follows: alerts, timers. */
export function applyRule(
  community: Community,
  of: DeviceState,
  compiled: CompiledRule,
  frame: Frame,
  changes: AlertChange[],
  late?: LateReading,
): void {
  try {
    apply(community, of, compiled, frame, changes, late)
  } catch (error) {
    // One broken rule stops no other: at the end of the step it is switched off for this device.
    community.failing.push({ of, rule: compiled.rule.id, error })
  }
}

function apply(
  community: Community,
  of: DeviceState,
  compiled: CompiledRule,
  frame: Frame,
  changes: AlertChange[],
  late: LateReading | undefined,
): void {
  const state = stateOf(of, compiled)
  const finding = evaluate(compiled, state, frame)
  arm(community, of, compiled, state)
  const kept = see(of, compiled, state, finding, frame)
  if (finding.change !== 'none' || finding.triggered || kept !== undefined) {
    const change = follow(community, of, compiled, finding, frame, changes, late, kept)
    if (change !== undefined) changes.push(change)
  }
  if (compiled.silenceOnly) of.isWatched = isWatched(of)
  else dropIfAtRest(of, compiled, state)
}

function follow(
  community: Community,
  of: DeviceState,
  compiled: CompiledRule,
  finding: Finding,
  frame: Frame,
  changes: AlertChange[],
  late: LateReading | undefined,
  kept: readonly KeptReading[] | undefined,
): AlertChange | undefined {
  const { rule } = compiled
  const record = community.alerts.get(of.open[rule.id] ?? '')
  if (record === undefined) {
    if (finding.change !== 'raised') return undefined
    return raiseAlert(community, of, compiled, finding, frame, changes, late)
  }
  if (finding.change === 'cleared') return endEpisode(community, of, record, rule, frame.now)
  const level = compiled.levels[finding.level] as CompiledLevel
  // Raised while one is open: it chatters, or this version would not have raised the journalled one. There are never two.
  if (finding.change === 'raised') noteReturn(community, record)
  const isAsBefore = finding.change === 'raised' && level.severity === record.alert.severity
  if (finding.change !== 'none' && !isAsBefore) {
    if (finding.triggered) record.occurrences++
    const evidence = evidenceFor(of, compiled, finding.level, frame, late)
    endPauseIfWorse(record, level.severity, frame.now, changes)
    return changeSeverity(record, level.severity, level.latch, frame.now, evidence)
  }
  if (kept !== undefined) return join(record, kept, frame.now, finding.triggered)
  return occur(record, frame.now, rule.lifeSafety ?? false)
}

function raiseAlert(
  community: Community,
  of: DeviceState,
  compiled: CompiledRule,
  finding: Finding,
  frame: Frame,
  changes: AlertChange[],
  late: LateReading | undefined,
): AlertChange {
  const level = compiled.levels[finding.level] as CompiledLevel
  const evidence = evidenceFor(of, compiled, finding.level, frame, late)
  const admission = admit(community, of, compiled.rule, level.severity, changes)
  const { record, change } = raise({
    id: admission.id,
    admission,
    device: of.device,
    rule: compiled.rule,
    severity: level.severity,
    latched: level.latch,
    at: frame.now,
    evidence,
  })
  community.alerts.set(record.alert.id, record)
  of.open[compiled.rule.id] = record.alert.id
  return change
}

function evidenceFor(
  of: DeviceState,
  compiled: CompiledRule,
  level: number,
  { found }: Frame,
  late: LateReading | undefined,
): Evidence {
  const { settings } = compiled
  const kept = seenOf(of, compiled.rule.id)
  const words = wordsFor(compiled, level, of.program.kind)
  return {
    ...words,
    ...(compiled.hearsDoubt && of.doubts && doubtWords(of.doubts, of.program.kind.metrics)),
    ...(found && { sentence: together(words.sentence, found.words()), findings: found.figures }),
    readings: late?.readings ?? evidenceOf(of),
    settings,
    ...(kept.length > 0 && { kept }),
    ...(late && { delayMs: late.delayMs }),
  }
}

const together = (a: Text, b: Text): Text => text(`${a.en}. ${b.en}`, `${a.zh}。${b.zh}`)

/** The same for every device with these figures: 1,900 ns at the first alert, nothing at those that follow. */
export function wordsFor({ rule, levels, settings }: CompiledRule, level: number, kind: Kind): LevelWords {
  const compiled = levels[level] as CompiledLevel
  const spec = rule.levels[level] as LevelSpec
  compiled.words ??= {
    sentence: describeLevel(spec, settings, kind.metrics, rule.onlyWhile),
    ...subjectOf(rule.onlyWhile ? all(spec.when, rule.onlyWhile) : spec.when, settings),
  }
  return compiled.words
}
