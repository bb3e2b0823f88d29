import type { DeviceId } from '../../domain/model/device.ts'
import type { Rule, RuleOverride, RuleTuning, Scope } from '../../domain/model/rule.ts'
import type { Text } from '../../domain/model/text.ts'
import { toRfc3339 } from '../../domain/model/time.ts'
import type { Culprit } from '../../domain/quality/blame.ts'
import type { FigureId } from '../../domain/quality/figure.ts'
import type { Period } from '../../domain/quality/life.ts'
import { type Change, remedyFor } from '../../domain/quality/remedy.ts'
import { remedyWords } from '../../domain/quality/remedy-words.ts'
import { figuresFor } from '../../domain/rules/settings.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { WireAlarmQuality, WireRemedy } from '../wire/quality.ts'

export interface RemedyContext {
  readonly rule: (id: string) => Rule | undefined
  readonly titleOf: (id: string) => Text
  readonly registry: Pick<Registry, 'get' | 'tuning'>
  readonly period: Period
  /** The site that was asked about, where one was. */
  readonly scope: Scope
}

export type WireCulprit = WireAlarmQuality['faults'][number]['culprits'][number]

/** A rule behind a bad figure, with what may be done about it. */
export function culpritForm(figure: FigureId, culprit: Culprit, context: RemedyContext): WireCulprit {
  const rule = context.rule(culprit.rule)
  const devices = culprit.devices.map(device => ({ ...device }))
  return {
    ...culprit,
    devices,
    title: context.titleOf(culprit.rule),
    remedy: remedyForm(figure, culprit, rule, context),
  }
}

/** A rule that was deleted meanwhile has nothing that could be changed. */
function remedyForm(
  figure: FigureId,
  culprit: Culprit,
  rule: Rule | undefined,
  context: RemedyContext,
): WireRemedy {
  const nameOf = (device: DeviceId) => context.registry.get(device)?.device.name ?? device
  if (rule === undefined) {
    return {
      kind: 'inspect',
      words: remedyWords({ kind: 'inspect' }, rule, figure, nameOf),
      change: null,
      backtest: null,
    }
  }
  const tuning = context.registry.tuning(rule.id)
  const settingsOf = (scope: Scope) => settingsAt(rule, tuning, scope, context.registry)
  const remedy = remedyFor({ figure, culprit, rule, scope: context.scope, settingsOf })
  const words = remedyWords(remedy, rule, figure, nameOf)
  if (remedy.kind !== 'change') return { kind: remedy.kind, words, change: null, backtest: null }
  const { role, ...change } = remedy.change
  return { kind: role, words, change, backtest: backtestOf(rule, tuning, remedy.change, context.period) }
}

function settingsAt(
  rule: Rule,
  tuning: RuleTuning | undefined,
  scope: Scope,
  registry: RemedyContext['registry'],
): Readonly<Record<string, number>> {
  const view = scope.device === undefined ? undefined : registry.get(scope.device)
  const anywhere = { id: '', kind: rule.kind, site: scope.site ?? '', zone: scope.zone ?? '', name: '' }
  return figuresFor(rule, tuning, view?.device ?? anywhere).settings
}

/** With the overrides that hold now: the change joins the one of its scope. */
function backtestOf(
  rule: Rule,
  tuning: RuleTuning | undefined,
  { setting, to, scope }: Change,
  period: Period,
): WireRemedy['backtest'] {
  const overrides = tuning?.overrides ?? []
  const same = overrides.find(override => isSame(override.scope, scope))
  const joined: RuleOverride = { ...same, scope, settings: { ...same?.settings, [setting]: to } }
  const { device, site } = scope
  const where = device !== undefined ? { devices: [device] } : site !== undefined ? { site } : undefined
  return {
    rule: rule.id,
    overrides: [...overrides.filter(override => override !== same), joined].map(wireOverride),
    ...(where && { scope: where }),
    from: toRfc3339(period.from),
    to: toRfc3339(period.to),
  }
}

const isSame = (a: Scope, b: Scope): boolean =>
  a.site === b.site && a.zone === b.zone && a.device === b.device

const wireOverride = ({ scope, enabled, settings, response, order }: RuleOverride) => ({
  scope: { ...scope },
  ...(enabled === undefined ? {} : { enabled }),
  ...(settings === undefined ? {} : { settings: { ...settings } }),
  ...(response === undefined ? {} : { response: [...response] }),
  ...(order === undefined ? {} : { order }),
})
