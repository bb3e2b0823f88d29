import { type Language, localeTag } from '../words/say.ts'

export interface Point {
  readonly at: number
  /** `null` breaks the line: there was nothing for a while. */
  readonly value: number | null
  readonly min?: number
  readonly max?: number
}

export interface Series {
  readonly points: readonly Point[]
  readonly unit?: string
  readonly thresholds?: readonly number[]
  /** The range of the axis; that of the points where absent. */
  readonly from?: number
  readonly to?: number
  /** Single readings: each a dot. */
  readonly dots?: boolean
  /** A state that holds until the next one (open, shut). */
  readonly steps?: boolean
}

export interface Colours {
  readonly line: string
  readonly text: string
  readonly grid: string
  readonly threshold: string
  readonly ground: string
  readonly ink: string
}

/** What the drawing library is told. */
export function seriesOption(series: Series, language: Language, colours: Colours, shade: 'light' | 'dark') {
  const spread = series.points.some(point => point.min !== undefined)
  return {
    animation: false,
    darkMode: shade === 'dark',
    grid: {
      left: 8,
      right: 30,
      top: 14,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: timeAxis(series, colours),
    yAxis: valueAxis(series, colours),
    tooltip: {
      trigger: 'axis',
      backgroundColor: colours.ground,
      borderColor: colours.grid,
      textStyle: { color: colours.ink, fontSize: 13 },
      axisPointer: { lineStyle: { color: colours.text } },
      formatter: (shown: unknown) => tip(series, language, shown),
    },
    series: [...(spread ? band(series, colours) : []), ...reach(series), line(series, colours)],
  }
}

function line(series: Series, colours: Colours) {
  return {
    type: 'line',
    data: series.points.map(point => [point.at, point.value]),
    color: colours.line,
    lineStyle: { width: 2 },
    step: series.steps ? 'end' : false,
    showSymbol: true,
    symbol: 'circle',
    // A point with nothing beside it has no line, so without a dot it would not be seen.
    symbolSize: (_: unknown, { dataIndex }: { dataIndex: number }) =>
      series.dots || isAlone(series.points, dataIndex) ? 6 : 0,
    markLine: limits(series, colours),
  }
}

const isAlone = (points: readonly Point[], index: number): boolean =>
  (points[index - 1]?.value ?? null) === null && (points[index + 1]?.value ?? null) === null

/** The lines that matter stay in the picture, however far the readings are from them: an unseen point at each height. */
const reach = ({ points, thresholds = [] }: Series) =>
  thresholds.map(figure => ({
    type: 'line',
    data: [[points[0]?.at, figure]],
    symbol: 'none',
    silent: true,
    tooltip: { show: false },
  }))

/** From the least to the most of each window: two stacked areas, the lower one unseen. */
function band({ points }: Series, colours: Colours) {
  const area = { type: 'line', stack: 'spread', symbol: 'none', lineStyle: { opacity: 0 }, silent: true }
  const low = points.map(point => [point.at, point.min ?? null])
  const high = points.map(({ at, min, max }) => [
    at,
    min === undefined || max === undefined ? null : max - min,
  ])
  return [
    { ...area, data: low, areaStyle: { opacity: 0 } },
    { ...area, data: high, color: colours.line, areaStyle: { opacity: 0.18 } },
  ]
}

const limits = ({ thresholds = [], unit = '' }: Series, colours: Colours) => ({
  silent: true,
  symbol: 'none',
  lineStyle: { color: colours.threshold, type: 'dashed', width: 1.5 },
  label: {
    position: 'insideStartTop',
    color: colours.threshold,
    formatter: `{c} ${unit}`,
    backgroundColor: colours.ground,
    padding: [1, 4],
  },
  data: thresholds.map(yAxis => ({ yAxis })),
})

const timeAxis = ({ from, to }: Series, colours: Colours) => ({
  type: 'time',
  ...(from === undefined ? {} : { min: from }),
  ...(to === undefined ? {} : { max: to }),
  axisLine: { lineStyle: { color: colours.grid } },
  axisTick: { show: false },
  axisLabel: { color: colours.text, hideOverlap: true },
  splitLine: { show: false },
})

const valueAxis = ({ unit, steps }: Series, colours: Colours) => ({
  type: 'value',
  scale: true,
  ...(steps ? { min: 0, max: 1, interval: 1 } : {}),
  axisLabel: { color: colours.text, formatter: `{value} ${unit ?? ''}` },
  splitLine: { lineStyle: { color: colours.grid } },
  splitNumber: 3,
})

function tip({ points, unit = '' }: Series, language: Language, shown: unknown): string {
  const times = (shown as { value: [number, number | null] }[]).map(({ value }) => value[0])
  const point = points.find(({ at, value }) => value !== null && times.includes(at))
  if (point?.value == null) return ''
  const figure = (value: number) =>
    value.toLocaleString(localeTag[language], { maximumFractionDigits: 2 }) + (unit && ` ${unit}`)
  const time = new Date(point.at).toLocaleString(localeTag[language], {
    dateStyle: 'medium',
    timeStyle: 'medium',
  })
  const spread =
    point.min !== undefined && point.max !== undefined && point.min !== point.max
      ? `<br>${figure(point.min)} – ${figure(point.max)}`
      : ''
  return `${time}<br><b>${figure(point.value)}</b>${spread}`
}
