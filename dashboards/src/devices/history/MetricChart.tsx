import { LineChart } from 'echarts/charts'
import { GridComponent, MarkAreaComponent, MarkPointComponent, TooltipComponent } from 'echarts/components'
import { connect, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import type { WireAlert } from '../../../../services/api/wire/alert.ts'
import { useShade } from '../../app/shade.ts'
import type { Point } from '../../chart/point.ts'
import { coloursAt, useChart } from '../../chart/use-chart.ts'
import { useSay } from '../../words/use-say.ts'
import { CHART_PX, type Colours, metricOption } from './metric-option.ts'
import type { Range } from './range.ts'
import { useDrag } from './use-drag.ts'
import { words } from './words.ts'

use([LineChart, GridComponent, TooltipComponent, MarkAreaComponent, MarkPointComponent, CanvasRenderer])

/** Pointing at a time in one chart points at it in the others. */
const TOGETHER = 'device-history'
connect(TOGETHER)

interface MetricChartProps {
  readonly label: string
  readonly points: readonly Point[]
  readonly range: Range
  readonly marks: readonly WireAlert[]
  readonly zoom: (range: Range) => void
  readonly isFlag: boolean
  readonly unit: string
}

/** One metric over time with the alerts of that time; dragging over it looks closer. */
export default function MetricChart({ label, zoom, marks: alerts, ...picture }: MetricChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const chart = useChart(box, TOGETHER)
  const { say, of, language } = useSay(words)
  const shade = useShade()
  const { range } = picture
  const drag = useDrag(range, zoom)
  // biome-ignore lint/correctness/useExhaustiveDependencies: colours change with the shade
  useEffect(() => {
    const marks = alerts.map(({ severity, title, raisedAt, clearedAt }) => ({
      ...{ severity, title: of(title) },
      from: Math.max(range.from, Date.parse(raisedAt)),
      to: clearedAt === null ? range.to : Math.min(range.to, Date.parse(clearedAt)),
    }))
    const flagWords = [say('history.no'), say('history.yes')] as const
    const option = metricOption({ ...picture, marks, flagWords }, language, coloursOf(box.current))
    chart.current?.setOption(option, true)
  }, [picture.points, range, alerts, language, shade])
  return (
    <div className="metric-chart" {...drag.handlers}>
      <div ref={box} className="chart" role="img" aria-label={label} style={{ height: CHART_PX }} />
      {drag.selected && <div className="selected-span" style={drag.selected} />}
    </div>
  )
}

function coloursOf(element: Element | null): Colours {
  const colour = coloursAt(element)
  return {
    line: colour('--accent'),
    text: colour('--quiet'),
    grid: colour('--line'),
    ground: colour('--raised'),
    ink: colour('--ink'),
    low: colour('--low'),
    medium: colour('--medium'),
    high: colour('--high'),
    critical: colour('--critical'),
  }
}
