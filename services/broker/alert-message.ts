import type { Alert, AlertChange } from '../domain/model/alert.ts'
import type { Kind } from '../domain/model/kind.ts'
import { text } from '../domain/model/text.ts'
import { toRfc3339 } from '../domain/model/time.ts'
import { alertTopic } from './topic.ts'

/**
 * An alert event for the speakers, lights and other systems of a site. It stands in the open there: no actor, note,
 * assignee or evidence, all of which may name a person or tell of a person's health; and of a person no more than that
 * help is needed, see `whatIsSaid`.
 */
export const alertMessage = ({ alert, event }: AlertChange, kinds: ReadonlyMap<string, Kind>) => ({
  topic: alertTopic(alert.site, alert.severity),
  payload: JSON.stringify({
    alert: alert.id,
    site: alert.site,
    zone: alert.zone,
    deviceKind: alert.deviceKind,
    ...whatIsSaid(alert, kinds.get(alert.deviceKind)),
    severity: alert.severity,
    condition: alert.condition,
    handling: alert.handling,
    event: event.type,
    n: event.n,
    at: toRfc3339(event.at),
  }),
})

/** Of somebody's health, for all to hear. */
export const WEARER_NEEDS_ATTENTION = text('A wearer needs attention', '有佩戴者需要关注')

/**
 * Which rule it is, of which device. Of what a person wears only a call for help (SOS, a fall) says so: whoever is near
 * is to run. All else would tell whose oxygen is low, or who is not at home, so it names neither rule nor wearer; those
 * who may know look at the alert of that id.
 */
function whatIsSaid({ rule, title, deviceId }: Alert, kind: Kind | undefined) {
  const isCall = kind?.rules.some(({ id, lifeSafety }) => id === rule && lifeSafety)
  return kind?.health && !isCall ? { title: WEARER_NEEDS_ATTENTION } : { deviceId, rule, title }
}
