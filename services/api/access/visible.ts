import { ofMembers } from '../../domain/alerts/of-members.ts'
import type { Alert } from '../../domain/model/alert.ts'
import type { Device, DeviceId, DeviceKind } from '../../domain/model/device.ts'
import type { Instant } from '../../domain/model/time.ts'
import type { NumberedChange } from '../../journal/journal.ts'
import type { Registry } from '../../runtime/registry.ts'
import { SERVER_RULES } from '../form/rule-titles.ts'
import { createFormerPersons, type FormerPersonOptions } from './former-person.ts'
import type { Reach } from './reach.ts'
import type { Reaches, Who } from './reaches.ts'
import { helpNeeded, isTold, type SeenAlert, seenChange, withoutMeasurements } from './redacted.ts'

/** An alert as somebody may see it; nothing where he may not. One that is seen whole is the same object. */
export type Sees = (alert: Alert) => SeenAlert | undefined

/**
 * The one place that judges what of the alerts a person may see: lists, single alerts, the feed and the events for
 * those who poll all ask here, when they answer.
 */
export interface Sight {
  /** The same function for all who see the same, and for one person as long as that is so. */
  as(who: Who): Sees
  /** Kinds of which this person sees nothing but that somebody needs help: not of which band, nor by which rule, also not by asking for one. */
  withheldKinds(who: Who): readonly DeviceKind[] | undefined
  /** Whether all that is known of a device may be shown, or only that it is there. */
  isWhole(who: Who, device: Device): boolean
}

export interface SightOptions extends FormerPersonOptions {
  readonly reaches: Reaches
  readonly registry: FormerPersonOptions['registry'] & Pick<Registry, 'get'>
  /** What is told of somebody whose data was erased: that something was, and not what. */
  readonly isErased?: (device: DeviceId, at: Instant) => boolean
  /** What of somebody's alert is shown, as far as they agreed to that. */
  readonly agreed?: (alert: Alert) => Alert
}

export function createSight({ reaches, isErased, agreed = asItIs, ...options }: SightOptions): Sight {
  const { kinds, rules, registry } = options
  const ofFormer = createFormerPersons(options)
  const health = new Set(kinds.filter(kind => kind.health).map(({ kind }) => kind))
  const made = new WeakMap<Reach, WeakMap<Reach, Sees>>()

  function seen(places: Reach, persons: Reach): Sees {
    return alert => {
      if (!places.alert(alert)) return undefined
      const shown = (): Alert => ofFormer(agreed(ofMembers(alert, member => isShown(member, alert))))
      if (!health.has(alert.deviceKind)) return shown()
      if (!persons.alert(alert)) return isAboutDevice(alert) ? withoutMeasurements(alert) : helpNeeded(alert)
      // To erase somebody's data tells nobody more of it than before.
      if (isErased?.(alert.deviceId, alert.raisedAt)) return withoutMeasurements(alert)
      return shown()
    }

    /** One that is gone may have been a band. */
    function isShown(id: DeviceId, { site, zone, raisedAt }: Alert): boolean {
      const kind = registry.get(id)?.device.kind
      const isOfPerson = kind === undefined || health.has(kind)
      const reach = isOfPerson ? persons : places
      return reach.device({ id, site, zone }) && !(isOfPerson && isErased?.(id, raisedAt))
    }
  }

  const isAboutDevice = ({ rule: id }: Alert): boolean =>
    (rules.find(one => one.id === id) ?? registry.customRule(id) ?? SERVER_RULES.find(one => one.id === id))
      ?.about === 'device'

  return {
    as(who) {
      const places = reaches.of(who, 'alerts.read')
      if (places === undefined) return nothing
      const persons = reaches.of(who, 'health.read') ?? nowhere
      const ofPlaces = made.get(places) ?? new WeakMap<Reach, Sees>()
      const known = ofPlaces.get(persons) ?? seen(places, persons)
      made.set(places, ofPlaces.set(persons, known))
      return known
    },
    withheldKinds: who => (reaches.of(who, 'health.read') === undefined ? [...health] : undefined),
    isWhole: (who, device) =>
      !health.has(device.kind) || (reaches.of(who, 'health.read')?.device(device) ?? false),
  }
}

const nothing: Sees = () => undefined
const asItIs = (alert: Alert): Alert => alert

const nowhere: Reach = {
  isAll: false,
  place: () => false,
  touches: () => false,
  wearer: () => false,
  device: () => false,
  alert: () => false,
  within: () => ({ sites: [], zones: [], devices: [] }),
}

export const allSeen = (alerts: readonly Alert[], sees: Sees): SeenAlert[] =>
  alerts.flatMap(alert => sees(alert) ?? [])

export const changesSeen = (changes: readonly NumberedChange[], sees: Sees): NumberedChange[] =>
  changes.flatMap(numbered => {
    const { seq, change } = numbered
    const alert = sees(change.alert)
    if (alert === undefined || !isTold(change.event, alert)) return []
    return alert === change.alert ? [numbered] : [{ seq, change: seenChange(change, alert) }]
  })
