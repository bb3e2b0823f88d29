import { Input, Switch } from 'antd'
import { useId, useMemo, useState } from 'react'
import { SeverityShape } from '../alerts/marks.tsx'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import type { Chosen } from './PlanSheet.tsx'
import { type ListedZone, listed } from './plan-list.ts'
import type { Drawing } from './schematic.ts'
import { ThingSign } from './ThingMark.tsx'
import type { Thing } from './things.ts'
import type { PlanData } from './use-plan-data.ts'
import { useStateWords } from './use-state-told.ts'
import { words } from './words.ts'

interface PlanListProps {
  readonly data: PlanData
  readonly drawing: Drawing
  readonly chosen: Chosen | undefined
  readonly onFind: (chosen: Chosen) => void
}

/** The same in words, by zone, the worst first: for the eye that searches, and for the ear. */
export function PlanList({ data, drawing, chosen, onFind }: PlanListProps) {
  const { say, of } = useSay(words)
  const [wanted, setWanted] = useState('')
  const [isOnly, setOnly] = useState(false)
  const only = useId()
  const zones = useMemo(() => listed(data, { wanted, isOnly, of }), [data, wanted, isOnly, of])
  const placed = useMemo(() => new Set(drawing.devices.map(({ device }) => device)), [drawing])
  const firstFound = () => {
    const [zone] = zones
    if (zone === undefined || wanted === '') return
    const [thing] = zone.things
    onFind(thing === undefined ? { zone: zone.zone.id } : { device: thing.device.id })
  }
  return (
    <section className="plan-list" aria-label={say('plan.list')}>
      <div className="plan-find">
        <Input
          allowClear
          aria-label={say('plan.find')}
          placeholder={say('plan.find')}
          value={wanted}
          onChange={event => setWanted(event.target.value)}
          onPressEnter={firstFound}
        />
        <label htmlFor={only}>
          <Switch id={only} size="small" checked={isOnly} onChange={setOnly} /> {say('plan.only')}
        </label>
      </div>
      <div className="plan-zones">
        {zones.map(zone => (
          <ZoneRows key={zone.zone.id} {...{ zone, placed, chosen, onFind }} />
        ))}
        {zones.length === 0 && (
          <p className="quiet" role="status">
            {say(wanted === '' ? 'plan.calm' : 'plan.none')}
          </p>
        )}
      </div>
    </section>
  )
}

interface ZoneRowsProps {
  readonly zone: ListedZone
  readonly placed: ReadonlySet<string>
  readonly chosen: Chosen | undefined
  readonly onFind: (chosen: Chosen) => void
}

function ZoneRows({ zone: { zone, depth, count, things }, placed, chosen, onFind }: ZoneRowsProps) {
  const { say, of } = useSay(words)
  const { say: common } = useWords()
  return (
    <div className="plan-zone" style={{ paddingInlineStart: depth * 12 }}>
      <h2>
        <button type="button" onClick={() => onFind({ zone: zone.id })}>
          <span>{of(zone.name)}</span>
          {count.worst && (
            <span className="plan-count">
              <SeverityShape severity={count.worst.severity} size={14} />
              <span className="unseen">{common(`severity.${count.worst.severity}`)}, </span>
              {say('plan.counts', { n: count.alerts.length })}
            </span>
          )}
        </button>
      </h2>
      <ul>
        {things.map(thing => (
          <ThingRow
            key={thing.device.id}
            thing={thing}
            isPlaced={placed.has(thing.device.id)}
            isChosen={chosen !== undefined && 'device' in chosen && chosen.device === thing.device.id}
            find={() => onFind({ device: thing.device.id })}
          />
        ))}
      </ul>
    </div>
  )
}

interface ThingRowProps {
  readonly thing: Thing
  readonly isPlaced: boolean
  readonly isChosen: boolean
  readonly find: () => void
}

function ThingRow({ thing, isPlaced, isChosen, find }: ThingRowProps) {
  const { say } = useSay(words)
  const stateOf = useStateWords()
  return (
    <li>
      <button type="button" className="plan-thing" aria-pressed={isChosen} onClick={find}>
        <ThingSign thing={thing} />
        <span>
          {thing.device.name}
          <small className="quiet">
            {stateOf(thing)}
            {!isPlaced && ` · ${say('plan.not-placed')}`}
          </small>
        </span>
      </button>
    </li>
  )
}
