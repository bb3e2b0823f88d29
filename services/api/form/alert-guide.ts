import { whenHelpIsNeeded } from '../../domain/alerts/summary-responses.ts'
import type { Rule } from '../../domain/model/rule.ts'
import { toRfc3339 } from '../../domain/model/time.ts'
import { drawnLimits, lastsMs } from '../../domain/rules/drawn-limits.ts'
import { responseFor } from '../../domain/rules/response.ts'
import type { Registry } from '../../runtime/registry.ts'
import { isOnlyHelpNeeded, isRedacted, type SeenAlert } from '../access/redacted.ts'
import type { WireAlertGuide } from '../wire/alert-guide.ts'
import type { NextCall } from './next-call.ts'
import { SERVER_RULES } from './rule-titles.ts'

export interface AlertGuideOptions {
  readonly rules: readonly Rule[]
  readonly registry: Pick<Registry, 'customRule' | 'tuning'>
  readonly nextCall: (alert: SeenAlert) => NextCall | undefined
}

/** What is to be done about an alert, as far as whoever asks may know what it is about. */
export function createAlertGuide({ rules, registry, nextCall }: AlertGuideOptions) {
  const ruleOf = (id: string) =>
    [...rules, ...SERVER_RULES].find(rule => rule.id === id) ?? registry.customRule(id)

  return (alert: SeenAlert): WireAlertGuide => {
    const rule = ruleOf(alert.rule)
    const isWhole = !isRedacted(alert)
    // The figures of another version may stand for something else.
    const drawn = isWhole && rule?.version === alert.ruleVersion ? rule : undefined
    const { settings } = alert.evidence
    return {
      response: responseOf(alert, rule),
      limits: drawn === undefined ? [] : drawnLimits(drawn, settings),
      lastsMs: (drawn && lastsMs(drawn, settings)) ?? null,
      next: isWhole ? nextForm(nextCall(alert)) : null,
    }
  }

  function responseOf(alert: SeenAlert, rule: Rule | undefined): WireAlertGuide['response'] {
    if (isOnlyHelpNeeded(alert)) return { steps: [...whenHelpIsNeeded], from: 'default' }
    const { site, zone, deviceId: id } = alert
    const { steps, from } = responseFor(rule ?? {}, registry.tuning(alert.rule), { site, zone, id })
    return { steps: [...steps], from }
  }
}

function nextForm(next: NextCall | undefined): WireAlertGuide['next'] {
  if (next === undefined) return null
  const { callAt, step, round, people, confirmBy, resolveBy } = next
  return {
    ...{ step, round, people: [...people], callAt: callAt === null ? null : toRfc3339(callAt) },
    confirmBy: confirmBy === null ? null : toRfc3339(confirmBy),
    resolveBy: resolveBy === null ? null : toRfc3339(resolveBy),
  }
}
