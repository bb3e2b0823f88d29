import { isWorse } from '../model/alert.ts'
import { type Figure, isNeverHeld, type Rule, type Scope } from '../model/rule.ts'
import { MINUTE, SECOND } from '../model/time.ts'
import type { Culprit } from './blame.ts'
import type { FigureId } from './figure.ts'
import { partsOf, type Role, type RulePart } from './rule-parts.ts'

/** What may be changed about a rule: one setting, where most of its alarms come from. */
export interface Change {
  readonly role: Role
  readonly setting: string
  readonly from: number
  readonly to: number
  /** One device, where more than half of the alarms come from it; all of the site else. */
  readonly scope: Scope
}

/**
 * `leave`: a life may hang on the rule, so it stays as it is and the cause is looked for. `inspect`: it has no setting
 * that would help, so the device is looked at.
 */
export type Remedy =
  | { readonly kind: 'change'; readonly change: Change }
  | { readonly kind: 'leave' | 'inspect' }

export interface RemedyQuestion {
  readonly figure: FigureId
  readonly culprit: Culprit
  readonly rule: Rule
  /** Where a change for all would apply: the site that was asked about, or everywhere. */
  readonly scope: Scope
  /** The settings as they apply to these devices now. */
  readonly settingsOf: (scope: Scope) => Readonly<Record<string, number>>
}

export function remedyFor({ figure, culprit, rule, scope, settingsOf }: RemedyQuestion): Remedy {
  if (isNeverHeld(rule)) return { kind: 'leave' }
  const where = oneDevice(culprit) ?? scope
  const settings = settingsOf(where)
  for (const role of ROLES[figure] ?? LOAD) {
    for (const part of partsOf(rule).filter(one => one.role === role && isMeant(one, figure, culprit))) {
      const from = settings[part.setting]
      const to = from === undefined ? undefined : calmer(part, from, rule, culprit, settings)
      if (from === undefined || to === undefined || !isInOrder(rule, { ...settings, [part.setting]: to }))
        continue
      return { kind: 'change', change: { role, setting: part.setting, from, to, scope: where } }
    }
  }
  return { kind: 'inspect' }
}

/** What helps against too many. */
const LOAD: readonly Role[] = ['threshold', 'count', 'on-delay', 'deadband', 'end', 'off-delay']

/** What helps against what, the best first. */
const ROLES: Readonly<Partial<Record<FigureId, readonly Role[]>>> = {
  chattering: ['deadband', 'end', 'off-delay', 'on-delay', 'count', 'threshold'],
  fleeting: ['on-delay', 'count', 'off-delay', 'deadband', 'end', 'threshold'],
  // It really is so: a higher threshold would end none, and a trial that shows no fewer alerts would prove nothing.
  stale: [],
  'critical-share': ['threshold', 'on-delay', 'count'],
  'urgent-share': ['threshold', 'on-delay', 'count'],
}

/**
 * Too much that is critical is no matter of the milder levels. Of all else, what only delays a level that the alarms
 * never came to would delay none of them.
 */
function isMeant({ severity }: RulePart, figure: FigureId, culprit: Culprit): boolean {
  if (figure === 'critical-share') return severity === 'critical'
  if (figure === 'urgent-share') return severity === 'high' || severity === 'critical'
  return severity === undefined || !isWorse(severity, culprit.severity)
}

/** More than half of the alarms, of more than one device: the rule is right and the device is another. */
function oneDevice({ count, devices }: Culprit): Scope | undefined {
  const [most, second] = devices
  return most && second && most.count * 2 > count ? { device: most.id } : undefined
}

/** A step to the calmer side, within what the setting may be; nothing where it is at its end already. */
function calmer(
  { role, setting, calmer, most = Number.POSITIVE_INFINITY }: RulePart,
  from: number,
  rule: Rule,
  culprit: Culprit,
  settings: Readonly<Record<string, number>>,
): number | undefined {
  const spec = rule.settings[setting]
  if (spec === undefined) return undefined
  const step = steps[role](from, culprit)
  const wanted = from + calmer * (spec.integer ? Math.max(1, Math.round(step)) : step)
  const to = Math.min(spec.max, amountOf(most, settings), Math.max(spec.min, Number(wanted.toPrecision(6))))
  // Where it stands beyond the most already, that is no step to the calmer side.
  return (to - from) * calmer > 0 ? to : undefined
}

const amountOf = (figure: Figure, settings: Readonly<Record<string, number>>): number =>
  typeof figure === 'number' ? figure : (settings[figure.setting] ?? Number.POSITIVE_INFINITY)

const steps: Readonly<Record<Role, (from: number, culprit: Culprit) => number>> = {
  threshold: from => roundStep(Math.abs(from) / 10),
  end: from => roundStep(Math.abs(from) / 10),
  deadband: from => (from === 0 ? 1 : from),
  'on-delay': (from, { lastedP90Ms }) => Math.max(30 * SECOND, upTo(30 * SECOND, (lastedP90Ms ?? 0) - from)),
  'off-delay': from => Math.max(MINUTE, from),
  count: () => 1,
}

/** 1, 2 or 5 times a power of ten, near to it: figures that a person would choose. */
function roundStep(near: number): number {
  if (near === 0) return 1
  const power = 10 ** Math.floor(Math.log10(near))
  const lead = near / power
  return (lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10) * power
}

const upTo = (unit: number, value: number): number => Math.ceil(value / unit) * unit

const isInOrder = ({ ascending = [] }: Rule, settings: Readonly<Record<string, number>>): boolean =>
  ascending.every((name, i) => {
    const before = ascending[i - 1]
    return before === undefined || (settings[before] ?? 0) < (settings[name] ?? 0)
  })
