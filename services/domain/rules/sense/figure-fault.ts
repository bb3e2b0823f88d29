import type { ErrorCode } from '../../model/errors.ts'
import type { Rule, RuleOverride } from '../../model/rule.ts'
import { limitFaults } from './limits.ts'

/** Why what is set makes no sense for the rule. */
export interface FigureFault {
  readonly code: ErrorCode
  readonly detail: string
}

/** The first that is wrong with the figures of one place; nothing where they fit. */
export const figureFault = (rule: Rule, override: RuleOverride): FigureFault | undefined =>
  unfitOrder(rule, override) ??
  unfit(rule, override) ??
  outOfOrder(rule, override) ??
  beyondLimits(rule, override)

function unfitOrder({ mayOrder = [] }: Rule, { order }: RuleOverride): FigureFault | undefined {
  if (order === undefined || order === null || mayOrder.includes(order)) return undefined
  return { code: 'ORDER_UNKNOWN', detail: `this rule may order ${mayOrder.join(', ') || 'nothing'}` }
}

function unfit(rule: Rule, { settings = {} }: RuleOverride): FigureFault | undefined {
  for (const [name, value] of Object.entries(settings)) {
    const spec = Object.hasOwn(rule.settings, name) ? rule.settings[name] : undefined
    if (spec === undefined) return { code: 'SETTING_UNKNOWN', detail: name }
    if (value < spec.min || value > spec.max || (spec.integer && !Number.isInteger(value))) {
      const what = spec.integer ? 'a whole number ' : ''
      return outOfRange(`${name}: ${what}from ${spec.min} to ${spec.max} ${spec.unit}, got ${value}`)
    }
  }
  return undefined
}

/** Levels in the wrong order, or an end above the beginning, would raise and clear for ever. */
function outOfOrder(rule: Rule, { settings = {} }: RuleOverride): FigureFault | undefined {
  const names = rule.ascending ?? []
  const figureOf = (name: string): number => settings[name] ?? rule.settings[name]?.default ?? 0
  for (const [i, name] of names.entries()) {
    const before = names[i - 1]
    if (before === undefined || figureOf(before) < figureOf(name)) continue
    return outOfRange(`${name} (${figureOf(name)}) must be greater than ${before} (${figureOf(before)})`)
  }
  return undefined
}

/** What a condition cannot work with, however wide the range of the setting is. */
function beyondLimits(rule: Rule, { settings = {} }: RuleOverride): FigureFault | undefined {
  const figured = Object.entries(rule.settings).map(([name, spec]) => [
    name,
    { ...spec, default: settings[name] ?? spec.default },
  ])
  const before = new Set(limitFaults(rule, {}).map(({ path }) => path))
  const [beyond] = limitFaults({ ...rule, settings: Object.fromEntries(figured) }, {}).filter(
    ({ path }) => !before.has(path),
  )
  return beyond && outOfRange(`${beyond.path}: ${beyond.says.en}`)
}

const outOfRange = (detail: string): FigureFault => ({ code: 'SETTING_OUT_OF_RANGE', detail })
