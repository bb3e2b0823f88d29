import type { WireAlert } from '../../../services/api/wire/alert.ts'
import { useWords } from '../words/words.ts'
import { SEVERITIES, type Severity } from './alert.ts'
import { type Filter, isShown } from './filter.ts'
import { useBoard } from './lists.ts'
import { SeverityShape } from './marks.tsx'
import './strip.css'

interface StripProps {
  readonly filter: Filter
  readonly show: (filter: Filter) => void
}

/** How things stand, by severity; each is also the switch that narrows the list to it. */
export function SeverityStrip({ filter, show }: StripProps) {
  const { data: board } = useBoard()
  const toggle = (severity: Severity) =>
    show({
      ...filter,
      severity: SEVERITIES.filter(one => filter.severity.includes(one) !== (one === severity)),
    })
  return (
    <div className="strip">
      {SEVERITIES.map(severity => (
        <Tile
          key={severity}
          severity={severity}
          alerts={board?.alerts.filter(alert => alert.severity === severity && isShown(filter, alert)) ?? []}
          pressed={filter.severity.includes(severity)}
          toggle={() => toggle(severity)}
        />
      ))}
    </div>
  )
}

interface TileProps {
  readonly severity: Severity
  readonly alerts: readonly WireAlert[]
  readonly pressed: boolean
  readonly toggle: () => void
}

function Tile({ severity, alerts, pressed, toggle }: TileProps) {
  const { say } = useWords()
  const waiting = alerts.filter(alert => alert.handling === 'new').length
  return (
    <button
      type="button"
      className="tile"
      data-severity={severity}
      data-waiting={waiting > 0}
      aria-pressed={pressed}
      onClick={toggle}
    >
      <SeverityShape severity={severity} size={22} />
      <span className="tile-word">{say(`severity.${severity}`)}</span>
      <strong>{alerts.length}</strong>
      <small>
        {waiting > 0
          ? say('alerts.waiting', { n: waiting })
          : alerts.length > 0
            ? say('alerts.all-acknowledged')
            : ''}
      </small>
    </button>
  )
}
