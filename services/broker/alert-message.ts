import type { AlertChange } from '../domain/model/alert.ts'
import { toRfc3339 } from '../domain/model/time.ts'
import { alertTopic } from './topic.ts'

/**
 * An alert event for the speakers, lights and other systems of a site. It stands in the open there: no actor, note,
 * assignee or evidence, all of which may name a person or tell of a person's health.
 */
export const alertMessage = ({ alert, event }: AlertChange) => ({
  topic: alertTopic(alert.site, alert.severity),
  payload: JSON.stringify({
    alert: alert.id,
    site: alert.site,
    zone: alert.zone,
    deviceId: alert.deviceId,
    deviceKind: alert.deviceKind,
    rule: alert.rule,
    title: alert.title,
    severity: alert.severity,
    condition: alert.condition,
    handling: alert.handling,
    event: event.type,
    n: event.n,
    at: toRfc3339(event.at),
  }),
})
