import { LineChart } from 'echarts/charts'
import { GridComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { useShade } from '../app/shade.ts'
import { coloursAt, useChart } from '../chart/use-chart.ts'
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
  const chart = useChart(box)
  const { language } = useWords()
  const shade = useShade()
  useEffect(() => {
    chart.current?.setOption(whyOption(why, language, coloursAt(box.current), shade), true)
  })
  return <div ref={box} className="chart why-chart" role="img" aria-label={label} />
}
