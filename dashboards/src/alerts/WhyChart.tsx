import { LineChart } from 'echarts/charts'
import { GridComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { useShade } from '../app/shade.ts'
import { useWords } from '../words/words.ts'
import { type Why, whyOption } from './why-option.ts'

use([LineChart, GridComponent, TooltipComponent, MarkLineComponent, MarkAreaComponent, CanvasRenderer])

interface WhyChartProps {
  readonly why: Why
  /** What it shows, for those who cannot see it. */
  readonly label: string
}

/** The readings around the alert, with what they were held against. */
export default function WhyChart({ why, label }: WhyChartProps) {
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
    const style = getComputedStyle(box.current ?? document.documentElement)
    chart.current?.setOption(
      whyOption(why, language, token => style.getPropertyValue(token).trim(), shade),
      true,
    )
  })
  return <div ref={box} className="chart why-chart" role="img" aria-label={label} />
}
