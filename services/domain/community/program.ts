import { type SensedMetric, sensedIn } from '../ingest/senses.ts'
import type { About } from '../model/about.ts'
import type { Device, DeviceKind } from '../model/device.ts'
import { NO_DROPOUT } from '../model/dropout.ts'
import type { Kind } from '../model/kind.ts'
import { isNeverHeld, isZoneRule, type Rule, type RuleTuning } from '../model/rule.ts'
import type { DurationMs } from '../model/time.ts'
import { type Band, together } from '../rules/bands.ts'
import { type CompiledRule, compileRule } from '../rules/compile.ts'
import { figuresFor } from '../rules/settings.ts'
import { WindowPlaces, type WindowSpec } from '../rules/windows.ts'
import { SENSES_FROM } from './device-numbers.ts'

/** The rules of one device, ready to run. Shared by all devices with the same figures. */
export interface Program {
  readonly kind: Kind
  readonly rules: readonly CompiledRule[]
  readonly byId: ReadonlyMap<string, CompiledRule>
  /** Places of all rules. */
  readonly all: readonly number[]
  /** Places of those that have no bands: they look at every reading with one of their metrics. */
  readonly watchful: readonly number[]
  /** While a device is within these, the others have nothing to look at. */
  readonly bands: readonly Band[]
  /** What its rules look back on. */
  readonly windows: readonly WindowSpec[]
  /** The metrics whose sensors are watched. */
  readonly sensed: readonly SensedMetric[]
  /** The rules about sensors. */
  readonly doubting: readonly CompiledRule[]
  /** The rules about silences that ended. */
  readonly droppingOut: readonly CompiledRule[]
  /** Silent for so many expected intervals, that is one. */
  readonly dropoutIntervals: number
  /** The metrics that call for help, or take it back. */
  readonly helpMetrics: readonly string[]
  /** The rules about fire, smoke and the like: what nothing holds back, those aside that call for help by themselves. */
  readonly urgent: readonly CompiledRule[]
  readonly urgentMetrics: readonly string[]
  /** Left out since they failed on the device before. */
  readonly failed: ReadonlySet<string>
  /** Left out since they cannot be compiled. */
  readonly broken: readonly BrokenRule[]
}

export interface BrokenRule extends Figured {
  readonly error: unknown
}

/** A rule with the figures that apply. */
export interface Figured {
  readonly rule: Rule
  readonly settings: Readonly<Record<string, number>>
}

/** What is set and written for a site. */
export interface SiteRules {
  readonly tunings: ReadonlyMap<string, RuleTuning>
  /** The operator's own, by id. */
  readonly customRules: ReadonlyMap<string, Rule>
}

/** Kept at a time; each edit of a rule makes new ones. */
export const PROGRAMS_MAX = 4_096

/** Every rule there is, by the kind that it applies to; compiles programs and keeps them. */
export class RuleBook {
  readonly #kinds: ReadonlyMap<string, Kind>
  readonly #forAll: readonly Rule[]
  /** Those about the devices of a zone together: no part of any program. */
  readonly zoneRules: readonly Rule[]
  readonly #programs = new Map<string, Program>()
  readonly #texts = new WeakMap<Rule, string>()

  constructor(kinds: Iterable<Kind>, forAll: readonly Rule[]) {
    this.#kinds = new Map([...kinds].map(kind => [kind.kind, kind]))
    this.#forAll = forAll
    this.zoneRules = [...this.#kinds.values()].flatMap(({ rules }) => rules).filter(isZoneRule)
  }

  /** Whether nothing may keep people from hearing of what this rule raises of a device of this kind. */
  isNeverHeld(kind: DeviceKind, rule: string, { customRules }: Pick<SiteRules, 'customRules'>): boolean {
    const own = customRules.get(rule)
    const rules = [...(this.#kinds.get(kind)?.rules ?? []), ...this.#forAll, ...(own ? [own] : [])]
    return rules.some(one => one.id === rule && isNeverHeld(one))
  }

  /** Who has to see to what this rule raises of a device of this kind. */
  aboutOf(kind: DeviceKind, rule: string, { customRules }: Pick<SiteRules, 'customRules'>): About {
    const of = this.#kinds.get(kind)
    const known = [...(of?.rules ?? []), ...this.#forAll].find(({ id }) => id === rule)
    return (known ?? customRules.get(rule))?.about ?? (of?.health ? 'person' : 'place')
  }

  /**
   * Without those that `failed` in the same version and figures. Throws where the kind is not one of the list: whoever
   * registers a device checks that first.
   */
  programFor(device: Device, rules: SiteRules, failed: Readonly<Record<string, string>> = {}): Program {
    const kind = this.#kinds.get(device.kind)
    if (kind === undefined) throw new Error(`no such kind of device: ${device.kind}`)
    const ofDevice = this.#applying(kind, rules).filter(rule => !isZoneRule(rule))
    const figured = ofDevice.map(rule => ({ rule, ...figuresFor(rule, rules.tunings.get(rule.id), device) }))
    const key = this.#keyOf(kind, figured, rules, failed)
    let program = this.#programs.get(key)
    if (program === undefined) {
      program = compileProgram(
        kind,
        figured.filter(({ enabled }) => enabled),
        failed,
      )
      if (this.#programs.size === PROGRAMS_MAX) this.#programs.clear()
      this.#programs.set(key, program)
    }
    return program
  }

  /** An own rule from before the product had one of its id gives way to it. */
  #applying(kind: Kind, { customRules }: SiteRules): Rule[] {
    const builtIn = [...kind.rules, ...this.#forAll.filter(appliesTo(kind))]
    const own = [...customRules.values()].filter(appliesTo(kind))
    return [...builtIn, ...own.filter(({ id }) => !builtIn.some(rule => rule.id === id))]
  }

  #keyOf(
    kind: Kind,
    figured: readonly (Figured & { readonly enabled: boolean })[],
    { customRules }: SiteRules,
    failed: Readonly<Record<string, string>>,
  ): string {
    const parts = figured.map(({ rule, enabled, settings }) => [
      enabled,
      settings,
      // Another rule may have had its id and version in what was never committed.
      ...(customRules.has(rule.id) ? [this.#textOf(rule)] : []),
      ...(failed[rule.id] === editionOf({ rule, settings }) ? ['failed'] : []),
    ])
    return `${kind.kind} ${JSON.stringify(parts)}`
  }

  #textOf(rule: Rule): string {
    let text = this.#texts.get(rule)
    if (text === undefined) {
      text = JSON.stringify(rule)
      this.#texts.set(rule, text)
    }
    return text
  }
}

export const appliesTo =
  ({ kind }: Pick<Kind, 'kind'>) =>
  (rule: Pick<Rule, 'kind' | 'except'>): boolean =>
    rule.kind === kind || (rule.kind === '*' && !rule.except?.includes(kind))

/** The version and the figures of a rule: what fails once with them fails again. */
export const editionOf = ({ rule, settings }: Figured): string =>
  `${rule.version} ${JSON.stringify(settings)}`

function compileProgram(
  kind: Kind,
  figured: readonly Figured[],
  failedBefore: Readonly<Record<string, string>>,
): Program {
  const rules: CompiledRule[] = []
  const broken: BrokenRule[] = []
  const failed = new Set<string>()
  const windows = new WindowPlaces()
  for (const { rule, settings } of figured) {
    if (failedBefore[rule.id] === editionOf({ rule, settings })) {
      failed.add(rule.id)
      continue
    }
    try {
      rules.push(compileRule(rule, settings, kind.metrics, rules.length, windows))
    } catch (error) {
      broken.push({ rule, settings, error })
    }
  }
  return { ...newProgram(kind, rules), windows: windows.specs, failed, broken }
}

const newProgram = (
  kind: Kind,
  rules: readonly CompiledRule[],
): Omit<Program, 'windows' | 'failed' | 'broken'> => ({
  kind,
  rules,
  byId: new Map(rules.map(compiled => [compiled.rule.id, compiled])),
  all: rules.map(({ place }) => place),
  watchful: rules
    .filter(compiled => compiled.bands === undefined && !isToldOtherwise(compiled))
    .map(({ place }) => place),
  bands: together(rules.flatMap(({ bands }) => bands ?? [])),
  sensed: sensedIn(kind.metrics, SENSES_FROM),
  doubting: rules.filter(({ hearsDoubt }) => hearsDoubt),
  droppingOut: rules.filter(({ dropoutIntervals }) => dropoutIntervals < NO_DROPOUT),
  dropoutIntervals: Math.min(NO_DROPOUT, ...rules.map(one => one.dropoutIntervals)),
  urgent: rules.filter(isUrgent),
  urgentMetrics: [...new Set(rules.filter(isUrgent).flatMap(({ metrics }) => metrics))],
  helpMetrics: [...new Set(rules.filter(({ rule }) => rule.lifeSafety).flatMap(({ metrics }) => metrics))],
})

const isUrgent = ({ rule }: CompiledRule): boolean => rule.neverHeld === true && !rule.lifeSafety

/** No reading says anything to it by itself. */
const isToldOtherwise = ({ hearsDoubt, dropoutIntervals, metrics }: CompiledRule): boolean =>
  (hearsDoubt || dropoutIntervals < NO_DROPOUT) && metrics.length === 0

export const expectedIntervalMs = (device: Device, kind: Kind): DurationMs =>
  device.expectedIntervalMs ?? kind.expectedIntervalMs
