import { useQuery } from '@tanstack/react-query'
import type { WireAlertList } from '../../../services/api/wire/alert.ts'
import { SeverityMark } from '../alerts/marks.tsx'
import { deviceName } from '../alerts/place.ts'
import { ofRuleKey } from '../api/alerts-of-rule.ts'
import { useDevices } from '../api/devices.ts'
import { ask, query } from '../api/request.ts'
import { Link } from '../app/Link.tsx'
import { alertPath } from '../app/route.ts'
import { Stamp } from '../time/Age.tsx'
import { lastingWords } from '../time/age.ts'
import { useWords } from '../words/words.ts'
import './rule-alerts.css'

const SHOWN = 8

/** The latest alerts of a rule: what, where, when, how long. */
export function RuleAlerts({ rule, none }: { readonly rule: string; readonly none: string }) {
  const { say, of } = useWords()
  const { data: devices } = useDevices()
  const { data } = useQuery({
    queryKey: ofRuleKey(rule),
    queryFn: ({ signal }) => ask<WireAlertList>(`/api/alerts${query({ rule, limit: SHOWN })}`, { signal }),
  })
  if (data === undefined) return null
  if (data.alerts.length === 0) return <p className="quiet">{none}</p>
  return (
    <ul className="rule-alerts">
      {data.alerts.map(alert => (
        <li key={alert.id}>
          <SeverityMark severity={alert.peakSeverity} />
          <Link href={alertPath(alert.id)}>{deviceName(devices, alert.deviceId)}</Link>
          <span className="quiet">{of(alert.evidence.sentence)}</span>
          <Stamp at={alert.raisedAt} />
          <span className="quiet">
            {alert.clearedAt === null
              ? say(`condition.${alert.condition}`)
              : lastingWords(say, Date.parse(alert.clearedAt) - Date.parse(alert.raisedAt))}
          </span>
        </li>
      ))}
    </ul>
  )
}
