import type { Device } from '../model/device.ts'
import type { Figure, Rule, RuleOverride, RuleTuning, Scope } from '../model/rule.ts'

/** As much of a device as says where it is. */
export type Placed = Pick<Device, 'id' | 'site' | 'zone'>

/** The figures that apply to one device. */
export interface Figures {
  readonly enabled: boolean
  readonly settings: Readonly<Record<string, number>>
}

/** The rule's defaults, then the overrides that fit the device, from the widest scope to the narrowest. */
export function figuresFor(rule: Rule, tuning: RuleTuning | undefined, device: Device): Figures {
  const settings: Record<string, number> = {}
  for (const [name, spec] of Object.entries(rule.settings)) settings[name] = spec.default
  let enabled = rule.optIn !== true
  for (const override of fitting(tuning?.overrides ?? [], device)) {
    Object.assign(settings, override.settings)
    enabled = override.enabled ?? enabled
  }
  return { enabled, settings }
}

/** Where a figure comes from: the rule itself, or the override that decides. */
export type Origin = 'default' | 'everywhere' | 'site' | 'zone' | 'device'

export interface Sourced<T> {
  readonly value: T
  readonly from: Origin
}

export interface SourcedFigures {
  readonly enabled: Sourced<boolean>
  readonly settings: Readonly<Record<string, Sourced<number>>>
}

/** The same figures as `figuresFor`, each with where it comes from. */
export function sourcedFigures(rule: Rule, tuning: RuleTuning | undefined, device: Device): SourcedFigures {
  const settings: Record<string, Sourced<number>> = {}
  for (const [name, spec] of Object.entries(rule.settings)) {
    settings[name] = { value: spec.default, from: 'default' }
  }
  let enabled: Sourced<boolean> = { value: rule.optIn !== true, from: 'default' }
  for (const { scope, settings: set = {}, enabled: on } of fitting(tuning?.overrides ?? [], device)) {
    const from = originOf(scope)
    for (const [name, value] of Object.entries(set)) settings[name] = { value, from }
    if (on !== undefined) enabled = { value: on, from }
  }
  return { enabled, settings }
}

const ORIGINS: readonly Origin[] = ['everywhere', 'site', 'zone', 'device']

export const originOf = (scope: Scope): Origin => ORIGINS[narrowness(scope)] as Origin

/** Those that hold there, the widest first. */
export const fitting = (overrides: readonly RuleOverride[], device: Placed): RuleOverride[] =>
  overrides
    .filter(override => fits(override.scope, device))
    .sort((a, b) => narrowness(a.scope) - narrowness(b.scope))

const fits = (scope: Scope, device: Placed): boolean =>
  (scope.site === undefined || scope.site === device.site) &&
  (scope.zone === undefined || scope.zone === device.zone) &&
  (scope.device === undefined || scope.device === device.id)

const narrowness = (scope: Scope): number =>
  scope.device !== undefined ? 3 : scope.zone !== undefined ? 2 : scope.site !== undefined ? 1 : 0

export function figureOf(figure: Figure, settings: Readonly<Record<string, number>>): number {
  if (typeof figure === 'number') return figure
  const value = settings[figure.setting]
  if (value === undefined) throw new Error(`the rule has no setting ${figure.setting}`)
  return value
}
