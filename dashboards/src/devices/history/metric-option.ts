import type { Point } from '../../chart/point.ts'
import { type Language, localeTag } from '../../words/say.ts'
import type { Range } from './range.ts'

/** The same for all charts below one another, so that a time is one place in all of them. */
export const GRID = { left: 52, right: 14, top: 16, bottom: 24 } as const

/** How high each is. */
export const CHART_PX = 190

export interface Mark {
  readonly from: number
  /** While it is open, the end of the picture. */
  readonly to: number
  readonly severity: 'low' | 'medium' | 'high' | 'critical'
  readonly title: string
}

export interface MetricPicture {
  readonly points: readonly Point[]
  readonly range: Range
  readonly marks: readonly Mark[]
  readonly isFlag: boolean
  readonly unit: string
  /** For a flag: what 0 and 1 are called. */
  readonly flagWords: readonly [string, string]
}

export type Colours = Readonly<Record<'line' | 'text' | 'grid' | 'ground' | 'ink' | Mark['severity'], string>>

/** A shape each, as everywhere. */
const SYMBOLS: Readonly<Record<Mark['severity'], string>> = {
  critical: 'path://M6 1h4l5 5v4l-5 5H6l-5-5V6Z',
  high: 'triangle',
  medium: 'diamond',
  low: 'circle',
}

/** What the drawing library is told. */
export function metricOption(picture: MetricPicture, language: Language, colours: Colours) {
  const { points, range } = picture
  const hasBand = points.some(({ min }) => min !== undefined)
  return {
    animation: false,
    grid: GRID,
    xAxis: {
      type: 'time',
      min: range.from,
      max: range.to,
      axisLine: { lineStyle: { color: colours.grid } },
      axisTick: { show: false },
      axisLabel: { color: colours.text, hideOverlap: true },
      splitLine: { show: false },
    },
    yAxis: valueAxis(picture, colours),
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: colours.ground,
      borderColor: colours.grid,
      textStyle: { color: colours.ink, fontSize: 13 },
      axisPointer: { lineStyle: { color: colours.text } },
      formatter: (shown: unknown) => tip(picture, language, shown),
    },
    series: [...(hasBand ? band(points, colours) : []), line(picture, colours)],
  }
}

const valueAxis = ({ isFlag, flagWords, unit, points }: MetricPicture, colours: Colours) => ({
  type: 'value',
  scale: true,
  ...(isFlag ? { min: 0, max: 1, interval: 1 } : unit === '%' && isWide(points) ? PERCENT : {}),
  axisLabel: {
    color: colours.text,
    ...(isFlag ? { formatter: (value: number) => flagWords[value === 0 ? 0 : 1] } : {}),
  },
  splitLine: { lineStyle: { color: colours.grid } },
  splitNumber: 3,
})

/** Nothing is fuller than full; a share that moves little (a saturation of 92 to 98) has an axis of its own. */
const PERCENT = { min: 0, max: 100, interval: 25 } as const
const WIDE_FROM = 40

function isWide(points: readonly Point[]): boolean {
  const values = points.flatMap(({ value, min, max }) => [value, min, max].filter(each => each != null))
  const least = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  return values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY) - least >= WIDE_FROM
}

const line = ({ points, marks, isFlag }: MetricPicture, colours: Colours) => ({
  type: 'line',
  data: points.map(({ at, value }) => [at, value]),
  color: colours.line,
  lineStyle: { width: 1.8 },
  step: isFlag ? 'end' : false,
  symbol: 'circle',
  showSymbol: true,
  // A point with nothing beside it has no line, so without a dot it would not be seen.
  symbolSize: (_: unknown, { dataIndex }: { dataIndex: number }) => (isAlone(points, dataIndex) ? 5 : 0),
  markArea: {
    silent: true,
    data: marks.map(({ from, to, severity }) => [
      { xAxis: from, itemStyle: { color: colours[severity], opacity: 0.07 } },
      { xAxis: to },
    ]),
  },
  markPoint: {
    silent: true,
    symbolSize: 11,
    label: { show: false },
    data: marks.map(({ from, severity }) => ({
      xAxis: from,
      y: 8,
      symbol: SYMBOLS[severity],
      itemStyle: { color: colours[severity] },
    })),
  },
})

const isAlone = (points: readonly Point[], index: number): boolean =>
  (points[index - 1]?.value ?? null) === null && (points[index + 1]?.value ?? null) === null

/** From the least to the most of each window: two stacked areas, the lower one unseen. */
function band(points: readonly Point[], colours: Colours) {
  const area = { type: 'line', stack: 'spread', symbol: 'none', lineStyle: { opacity: 0 }, silent: true }
  const low = points.map(({ at, min }) => [at, min ?? null])
  const high = points.map(({ at, min, max }) => [
    at,
    min === undefined || max === undefined ? null : max - min,
  ])
  return [
    { ...area, data: low, areaStyle: { opacity: 0 } },
    { ...area, data: high, color: colours.line, areaStyle: { opacity: 0.18 } },
  ]
}

function tip({ points, unit, isFlag, flagWords, marks }: MetricPicture, language: Language, shown: unknown) {
  const times = (shown as { value: [number, number | null] }[]).map(({ value }) => value[0])
  const point = points.find(({ at, value }) => value !== null && times.includes(at))
  if (point?.value == null) return ''
  const figure = (value: number) =>
    isFlag
      ? flagWords[value === 0 ? 0 : 1]
      : value.toLocaleString(localeTag[language], { maximumFractionDigits: 2 }) + (unit && ` ${unit}`)
  const time = new Date(point.at).toLocaleString(localeTag[language], {
    dateStyle: 'medium',
    timeStyle: 'short',
  })
  const { min, max } = point
  const spread =
    min !== undefined && max !== undefined && min !== max ? ` (${figure(min)} – ${figure(max)})` : ''
  const open = marks.filter(({ from, to }) => from <= point.at && point.at <= to)
  return [time, `<b>${figure(point.value)}</b>${spread}`, ...open.map(({ title }) => escaped(title))].join(
    '<br>',
  )
}

/** Titles of an operator's own rules are text, not markup. */
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
