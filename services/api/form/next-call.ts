import type { Alert } from '../../domain/model/alert.ts'
import type { Kind } from '../../domain/model/kind.ts'
import type { PersonId } from '../../domain/model/person.ts'
import type { SiteId } from '../../domain/model/place.ts'
import { isNeverHeld, type Rule } from '../../domain/model/rule.ts'
import type { Instant } from '../../domain/model/time.ts'
import { carersOf } from '../../domain/notices/carers.ts'
import type { Pursuit } from '../../domain/notices/pursuit.ts'
import { peopleFor, type Scene } from '../../domain/notices/targets.ts'
import type { Registry } from '../../runtime/registry.ts'
import { aboutOfRule } from './about-of-rule.ts'
import { SERVER_RULES } from './rule-titles.ts'

/** What is due next of an alert while nothing changes. */
export interface NextCall {
  readonly callAt: Instant | null
  readonly step: number
  readonly round: number
  readonly people: readonly PersonId[]
  readonly confirmBy: Instant | null
  readonly resolveBy: Instant | null
}

export interface NextCallOptions {
  readonly rules: readonly Rule[]
  readonly kinds: readonly Kind[]
  readonly registry: Pick<Registry, 'customRule' | 'roster'>
  readonly timeZoneOf: (site: SiteId) => string
  readonly pursuitOf: (site: SiteId, alert: string) => Pursuit | undefined
}

/** A forecast: whom the next step would reach, as people are there and on duty at its time by what is known now. */
export function createNextCall({ rules, kinds, registry, timeZoneOf, pursuitOf }: NextCallOptions) {
  return (alert: Alert): NextCall | undefined => {
    const pursuit = pursuitOf(alert.site, alert.id)
    if (pursuit === undefined || pursuit.pausedAt !== null) return undefined
    const { callAt, confirmBy = null, resolveBy, round, told } = pursuit
    if (callAt === null && confirmBy === null && resolveBy === null) return undefined
    return { callAt, confirmBy, resolveBy, round, step: told + 1, people: peopleOf(alert, pursuit) }
  }

  function peopleOf(alert: Alert, { callAt, plan, told }: Pursuit): readonly PersonId[] {
    const step = plan.steps[told]
    if (callAt === null || step === undefined) return []
    return peopleFor(step.tell, sceneAt(alert, callAt), told === 0)
  }

  function sceneAt(alert: Alert, at: Instant): Scene {
    const { site, zone, deviceKind, assignee } = alert
    const roster = registry.roster(site)
    const rule =
      [...rules, ...SERVER_RULES].find(({ id }) => id === alert.rule) ?? registry.customRule(alert.rule)
    return {
      ...{ roster, zone, assignee, at, timeZone: timeZoneOf(site) },
      about: aboutOfRule(rule, deviceKind, kinds),
      carers: carersOf(roster, alert.deviceId),
      isLifeSafety: rule !== undefined && isNeverHeld(rule),
    }
  }
}
