import type { Alert, Evidence } from '../../domain/model/alert.ts'
import type { Device } from '../../domain/model/device.ts'
import type { Kind } from '../../domain/model/kind.ts'
import type { Values } from '../../domain/model/reading.ts'
import type { Rule } from '../../domain/model/rule.ts'
import { figuresFor } from '../../domain/rules/settings.ts'
import type { Registry } from '../../runtime/registry.ts'

/** Where somebody was: the way out of the home begins at its door. */
const POSITION: readonly string[] = ['lat', 'lon', 'accuracyM']

export interface FormerPersonOptions {
  readonly kinds: readonly Kind[]
  readonly rules: readonly Rule[]
  readonly registry: Pick<Registry, 'deletedAt' | 'tuning' | 'customRule'>
}

/**
 * An alert as it is read after the device that it is about was deleted: without the home and the limits of the person
 * who had it. What was measured stays, for whoever must know later why somebody was called. The journal keeps the whole.
 */
export function createFormerPersons(options: FormerPersonOptions): (alert: Alert) => Alert {
  const { kinds, registry } = options
  const health = new Set(kinds.filter(kind => kind.health).map(({ kind }) => kind))
  const isGone = (id: Device['id'], { raisedAt }: Alert) => (registry.deletedAt(id) ?? -1) >= raisedAt

  return alert => {
    const { evidence, deviceId, deviceKind } = alert
    if (health.has(deviceKind) && isGone(deviceId, alert))
      return { ...alert, evidence: withoutFigures(withoutPositions(evidence), alert, usualFigures(alert)) }
    return evidence.members?.some(({ device }) => isGone(device, alert))
      ? { ...alert, evidence: withoutPositions(evidence) }
      : alert
  }

  /** What holds for everybody there today: that tells nothing of one. */
  function usualFigures({ rule: id, deviceId, site, zone, deviceKind: kind }: Alert) {
    const rule = options.rules.find(one => one.id === id) ?? registry.customRule(id)
    if (rule === undefined) return {}
    const tuning = registry.tuning(id)
    const shared = tuning?.overrides.filter(({ scope }) => scope.device === undefined) ?? []
    const anybody = { id: deviceId, kind, site, zone, name: '' }
    return figuresFor(rule, tuning && { ...tuning, overrides: shared }, anybody).settings
  }
}

/** The sentence and what is drawn beside a curve are made of the figures, so they go with the first that is the person's. */
function withoutFigures(
  evidence: Evidence,
  { title }: Alert,
  usual: Readonly<Record<string, number>>,
): Evidence {
  const set = Object.entries(evidence.settings)
  const shared = set.filter(([name, value]) => usual[name] === value)
  if (shared.length === set.length) return evidence
  return { ...evidence, sentence: title, thresholds: [], settings: Object.fromEntries(shared) }
}

function withoutPositions(evidence: Evidence): Evidence {
  const { readings, kept } = evidence
  return {
    ...evidence,
    readings: readings.map(unplaced),
    ...(kept && { kept: kept.map(unplaced) }),
  }
}

const unplaced = <R extends { readonly values: Values }>(reading: R): R => ({
  ...reading,
  values: Object.fromEntries(Object.entries(reading.values).filter(([name]) => !POSITION.includes(name))),
})
