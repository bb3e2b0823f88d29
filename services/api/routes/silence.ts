import { appliesTo } from '../../domain/community/program.ts'
import type { Device } from '../../domain/model/device.ts'
import type { Kind } from '../../domain/model/kind.ts'
import type { MaintenanceWindow } from '../../domain/model/maintenance.ts'
import type { Rule } from '../../domain/model/rule.ts'
import { isAboutPerson } from '../../domain/rules/about-person.ts'
import { canBeSilenced, isOn } from '../../domain/rules/can-be-silenced.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { WireSilence } from '../wire/maintenance.ts'

export interface SilenceOptions {
  readonly rules: readonly Rule[]
  readonly kinds: readonly Kind[]
  readonly registry: Pick<Registry, 'list' | 'tuning' | 'customRules'>
}

type Place = Pick<MaintenanceWindow, 'site' | 'zone' | 'device'>

/** What nobody will hear of while work is done there though it may be critical, and of how many devices. */
export function silencedIn(place: Place, { rules, kinds, registry }: SilenceOptions): WireSilence {
  const devices = [...registry.list()].map(({ device }) => device).filter(device => isIn(place, device))
  const health = new Set(kinds.filter(kind => kind.health).map(({ kind }) => kind))
  const isHeard = (rule: Rule, { kind }: Device) => isAboutPerson(rule, health.has(kind))
  const silences = [...rules, ...registry.customRules()].filter(canBeSilenced).flatMap(rule => {
    const tuning = registry.tuning(rule.id)
    const applies = devices.filter(
      device => appliesTo(device)(rule) && isOn(rule, tuning, device) && !isHeard(rule, device),
    )
    return applies.length === 0 ? [] : [{ rule: rule.id, title: rule.title, devices: applies.length }]
  })
  return { devices: devices.length, silences }
}

const isIn = (place: Place, { id, site, zone }: Device): boolean =>
  place.site === site && (place.zone ?? zone) === zone && (place.device ?? id) === id
