import { raise } from '../alerts/episode.ts'
import { record } from '../alerts/record.ts'
import { type AlertChange, type Evidence, isWorse, type Severity } from '../model/alert.ts'
import type { RuleFailure } from '../model/input.ts'
import { SYSTEM } from '../model/person.ts'
import { isNeverHeld, type Rule } from '../model/rule.ts'
import { type Text, text } from '../model/text.ts'
import type { Instant } from '../model/time.ts'
import { admit } from './admit.ts'
import { type DeviceState, NONE_FAILED } from './device-state.ts'
import { clearAlert } from './end-alert.ts'
import { editionOf, type Figured } from './program.ts'
import { ruleFailed } from './rule-failed-rule.ts'
import { tellerOf } from './rule-failed-told.ts'
import { runProgram, statesByName } from './rule-memory.ts'
import type { Community } from './state.ts'

const NEVER_HELD = { neverHeld: true } as const

/** Switches off what failed within this step, each rule for its device alone, and says so. */
export function switchOffFailing(community: Community, now: Instant, changes: AlertChange[]): RuleFailure[] {
  const failures: RuleFailure[] = []
  for (const { of, rule, error, isOfZone } of community.failing.splice(0)) {
    if (isOfZone) failures.push({ deviceId: of.device.id, rule, error })
    const figured = of.program.byId.get(rule) ?? of.program.broken.find(each => each.rule.id === rule)
    if (of.isGone || figured === undefined || of.failed[rule] === editionOf(figured)) continue // told already
    failures.push({ deviceId: of.device.id, rule, error })
    switchOff(community, of, figured)
    tell(community, of, figured, now, changes)
  }
  return failures
}

function switchOff(community: Community, of: DeviceState, figured: Figured): void {
  const { id } = figured.rule
  of.failed = { ...of.failed, [id]: editionOf(figured) }
  // What it remembers may be what it fails on.
  const { [id]: _, ...states } = statesByName(of)
  const program = community.book.programFor(of.device, community, of.failed)
  runProgram(of, program, states, community.alerts)
}

function tell(
  community: Community,
  of: DeviceState,
  { rule }: Figured,
  now: Instant,
  changes: AlertChange[],
): void {
  const severity: Severity = isNeverHeld(rule) ? 'critical' : 'high'
  const evidence = evidenceFor(of, sentenceFor(of, rule))
  const open = community.alerts.get(of.open[ruleFailed.id] ?? '')
  if (open !== undefined) {
    const worst = isWorse(severity, open.alert.severity) ? severity : open.alert.severity
    open.occurrences++
    const happening = { type: 'occurred', at: now, actor: SYSTEM, note: rule.id } as const
    changes.push(record(open, happening, { evidence, severity: worst, peakSeverity: worst }))
    return
  }
  // Where it is a rule that nothing may hold back, nobody may be kept from hearing that it is off.
  const admission = admit(
    community,
    of,
    { ...ruleFailed, ...(isNeverHeld(rule) && NEVER_HELD) },
    severity,
    changes,
    tellerOf(community, evidence.failed ?? []),
  )
  const { id } = admission
  const raised = raise({
    id,
    admission,
    device: of.device,
    rule: ruleFailed,
    severity,
    latched: false,
    at: now,
    evidence,
  })
  community.alerts.set(id, raised.record)
  of.open[ruleFailed.id] = id
  changes.push(raised.change)
}

const evidenceFor = ({ failed }: DeviceState, sentence: Text): Evidence => ({
  sentence,
  metrics: [],
  thresholds: [],
  readings: [],
  settings: {},
  failed: Object.keys(failed),
})

function sentenceFor({ failed }: DeviceState, { title, version }: Rule): Text {
  const all = Object.keys(failed).join(', ')
  return text(
    `“${title.en}” (version ${version}) could not be evaluated; switched off for this device: ${all}. The server’s log says why.`,
    `规则“${title.zh}”（版本 ${version}）无法执行；已在本设备停用：${all}。原因见服务器日志。`,
  )
}

/** What could not be compiled fails too; what is another rule now, or none, has not failed. */
export function noteProgram(community: Community, of: DeviceState): void {
  for (const { rule, error } of of.program.broken) community.failing.push({ of, rule: rule.id, error })
  const still = Object.entries(of.failed).filter(([rule]) => of.program.failed.has(rule))
  of.failed = still.length === 0 ? NONE_FAILED : Object.fromEntries(still)
}

/** Fewer are switched off, or none any more. Whether something failed again is known at the end of the step. */
export function clearWhereMended(
  community: Community,
  of: DeviceState,
  now: Instant,
  changes: AlertChange[],
): void {
  if (community.failing.some(failing => failing.of === of)) return
  if (of.failed === NONE_FAILED) clearAlert(community, of, ruleFailed.id, now, changes)
  else tellWhatIsLeft(community, of, now, changes)
}

function tellWhatIsLeft(community: Community, of: DeviceState, now: Instant, changes: AlertChange[]): void {
  const open = community.alerts.get(of.open[ruleFailed.id] ?? '')
  const known = open?.alert.evidence.failed
  const left = Object.keys(of.failed)
  if (open === undefined || known === undefined || left.length >= known.length) return
  const all = left.join(', ')
  const sentence = text(
    `Could not be evaluated and switched off for this device: ${all}. The server’s log says why.`,
    `无法执行，已在本设备停用：${all}。原因见服务器日志。`,
  )
  const evidence = evidenceFor(of, sentence)
  changes.push(record(open, { type: 'occurred', at: now, actor: SYSTEM, note: all }, { evidence }))
}

/** At a start each is tried again: another version of the server may have mended what failed. */
export const hasFailed = (of: DeviceState): boolean =>
  of.failed !== NONE_FAILED || of.program.broken.length > 0 || of.open[ruleFailed.id] !== undefined
