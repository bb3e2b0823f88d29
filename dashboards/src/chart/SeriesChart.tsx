import { LineChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { useShade } from '../app/shade.ts'
import { useWords } from '../words/words.ts'
import { type Series, seriesOption } from './series-option.ts'

use([LineChart, GridComponent, TooltipComponent, MarkLineComponent, CanvasRenderer])

interface SeriesChartProps extends Series {
  /** What it shows, for those who cannot see it. */
  readonly label: string
  readonly height: number
}

/** One metric over time. */
export default function SeriesChart({ label, height, ...series }: SeriesChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<ReturnType<typeof init>>(null)
  const { language } = useWords()
  const shade = useShade()
  useEffect(() => {
    const element = box.current
    if (element === null) return
    const made = init(element)
    chart.current = made
    const watcher = new ResizeObserver(() => made.resize())
    watcher.observe(element)
    return () => {
      watcher.disconnect()
      made.dispose()
    }
  }, [])
  useEffect(() => {
    chart.current?.setOption(seriesOption(series, language, coloursOf(box.current), shade), true)
  })
  return <div ref={box} className="chart" role="img" aria-label={label} style={{ height }} />
}

function coloursOf(element: Element | null) {
  const style = getComputedStyle(element ?? document.documentElement)
  const colour = (name: string) => style.getPropertyValue(name).trim()
  return {
    line: colour('--accent'),
    text: colour('--quiet'),
    grid: colour('--line'),
    threshold: colour('--high'),
    ground: colour('--raised'),
    ink: colour('--ink'),
  }
}
