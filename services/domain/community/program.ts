import type { Device } from '../model/device.ts'
import type { Kind } from '../model/kind.ts'
import type { Rule, RuleTuning } from '../model/rule.ts'
import type { DurationMs } from '../model/time.ts'
import { type Band, together } from '../rules/bands.ts'
import { type CompiledRule, compileRule } from '../rules/compile.ts'
import { figuresFor } from '../rules/settings.ts'

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
  /** The metrics that call for help, or take it back. */
  readonly helpMetrics: readonly string[]
}

/** Every rule there is, by the kind that it applies to; compiles programs and keeps them. */
export class RuleBook {
  readonly #kinds: ReadonlyMap<string, Kind>
  readonly #forAll: readonly Rule[]
  readonly #programs = new Map<string, Program>()

  constructor(kinds: Iterable<Kind>, forAll: readonly Rule[]) {
    this.#kinds = new Map([...kinds].map(kind => [kind.kind, kind]))
    this.#forAll = forAll
  }

  /** Throws where the kind is not one of the list: whoever registers a device checks that first. */
  programFor(device: Device, tunings: ReadonlyMap<string, RuleTuning>): Program {
    const kind = this.#kinds.get(device.kind)
    if (kind === undefined) throw new Error(`no such kind of device: ${device.kind}`)
    const forAll = this.#forAll.filter(rule => !rule.except?.includes(kind.kind))
    const figures = [...kind.rules, ...forAll].map(rule => ({
      rule,
      ...figuresFor(rule, tunings.get(rule.id), device),
    }))
    const key = `${kind.kind} ${JSON.stringify(figures.map(({ enabled, settings }) => [enabled, settings]))}`
    let program = this.#programs.get(key)
    if (program === undefined) {
      const rules = figures
        .filter(({ enabled }) => enabled)
        .map(({ rule, settings }, place) => compileRule(rule, settings, kind.metrics, place))
      program = newProgram(kind, rules)
      this.#programs.set(key, program)
    }
    return program
  }
}

const newProgram = (kind: Kind, rules: readonly CompiledRule[]): Program => ({
  kind,
  rules,
  byId: new Map(rules.map(compiled => [compiled.rule.id, compiled])),
  all: rules.map(({ place }) => place),
  watchful: rules.filter(({ bands }) => bands === undefined).map(({ place }) => place),
  bands: together(rules.flatMap(({ bands }) => bands ?? [])),
  helpMetrics: [...new Set(rules.filter(({ rule }) => rule.lifeSafety).flatMap(({ metrics }) => metrics))],
})

export const expectedIntervalMs = (device: Device, kind: Kind): DurationMs =>
  device.expectedIntervalMs ?? kind.expectedIntervalMs
