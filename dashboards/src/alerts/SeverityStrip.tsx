import { useWords } from '../words/words.ts'
import { SEVERITIES, type Severity } from './alert.ts'
import type { Filter } from './filter.ts'
import { useBoard } from './lists.ts'
import { SeverityShape } from './marks.tsx'
import { type Count, tallyOf } from './tally.ts'
import './strip.css'

interface StripProps {
  readonly filter: Filter
  readonly show: (filter: Filter) => void
}

/** How things stand, by severity; each is also the switch that narrows the list to it. */
export function SeverityStrip({ filter, show }: StripProps) {
  const { data: board } = useBoard()
  const tally = board && tallyOf(board.alerts, filter.held)
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
          count={tally?.of[severity] ?? NONE}
          pressed={filter.severity.includes(severity)}
          toggle={() => toggle(severity)}
        />
      ))}
    </div>
  )
}

const NONE: Count = { all: 0, waiting: 0 }

interface TileProps {
  readonly severity: Severity
  readonly count: Count
  readonly pressed: boolean
  readonly toggle: () => void
}

function Tile({ severity, count: { all, waiting }, pressed, toggle }: TileProps) {
  const { say } = useWords()
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
      <strong>{all}</strong>
      <small>
        {waiting > 0 ? say('alerts.waiting', { n: waiting }) : all > 0 ? say('alerts.all-acknowledged') : ''}
      </small>
    </button>
  )
}
