import { localeTag } from '../../words/say.ts'
import { useSay } from '../../words/use-say.ts'
import { DayNames } from './DayNames.tsx'
import { type Box, meanPath, runsOf, scaleOf, spreadPath, yOf } from './line.ts'
import type { Range } from './vitals.ts'
import { type Hour, summaryOf } from './week.ts'
import { words } from './words.ts'

const WIDTH = 320
const HEIGHT = 72

interface WeekLineProps {
  readonly title: string
  readonly unit: string
  readonly hours: readonly Hour[]
  readonly range: Range | undefined
  readonly days: readonly number[]
  readonly to: number
}

/** One vital sign over the week: its mean, between least and most of each hour, and the limits where somebody is called. */
export function WeekLine({ title, unit, hours, range, days, to }: WeekLineProps) {
  const { say: tell, language } = useSay(words)
  const summary = summaryOf(hours)
  const format = new Intl.NumberFormat(localeTag[language], { maximumFractionDigits: 0 })
  const figure = (value: number) => `${format.format(value)} ${unit}`.trim()
  const says = summary
    ? tell('week.summary', {
        mean: figure(summary.mean),
        min: format.format(summary.min),
        max: format.format(summary.max),
      })
    : tell('week.none')
  return (
    <figure className="week-chart">
      <figcaption>
        <b>{title}</b> <span>{says}</span>
      </figcaption>
      {summary && (
        <>
          <Drawing hours={hours} range={range} from={days[0] ?? to} to={to} />
          <DayNames days={days} to={to} />
        </>
      )}
    </figure>
  )
}

interface DrawingProps {
  readonly hours: readonly Hour[]
  readonly range: Range | undefined
  readonly from: number
  readonly to: number
}

function Drawing({ hours, range, from, to }: DrawingProps) {
  const limits = [range?.low, range?.high].filter(limit => limit !== undefined)
  const box: Box = { width: WIDTH, height: HEIGHT, from, to, ...scaleOf(hours, limits) }
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      {limits.map(limit => (
        <line key={limit} className="limit" x1="0" x2={WIDTH} y1={yOf(box, limit)} y2={yOf(box, limit)} />
      ))}
      {runsOf(hours).map(run => (
        <g key={run[0]?.at}>
          <path className="spread" d={spreadPath(box, run)} />
          <path className="mean" d={meanPath(box, run)} />
        </g>
      ))}
    </svg>
  )
}
