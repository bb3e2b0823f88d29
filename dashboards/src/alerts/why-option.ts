import type { Language } from '../words/say.ts'
import { localeTag } from '../words/say.ts'

export interface WhyPoint {
  readonly at: number
  readonly value: number
}

/** A line across: a level, or where it is over. */
export interface WhyLine {
  readonly value: number
  readonly tone: string
  readonly words: string
  /** Its words stand below it, at its other end: two lines that lie close are both read. */
  readonly isBelow?: boolean
}

/** A moment: when it was raised, when it cleared. */
export interface WhyMoment {
  readonly at: number
  readonly tone: string
  readonly words: string
}

export interface Why {
  readonly points: readonly WhyPoint[]
  readonly unit: string
  readonly lines: readonly WhyLine[]
  readonly moments: readonly WhyMoment[]
  /** For how long it was so before it was raised. */
  readonly lasted?: { readonly from: number; readonly to: number; readonly words: string }
}

/** What is used of the theme: by the names of the tokens. */
export type ColourOf = (token: string) => string

const DOTS_MAX = 60

/** What the drawing library is told. */
export function whyOption(why: Why, language: Language, colour: ColourOf, shade: 'light' | 'dark') {
  return {
    animation: false,
    darkMode: shade === 'dark',
    grid: {
      left: 8,
      right: 14,
      top: 26,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: {
      type: 'time',
      axisLine: { lineStyle: { color: colour('--line') } },
      axisTick: { show: false },
      axisLabel: { color: colour('--quiet'), hideOverlap: true },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      scale: true,
      ...extent(why),
      axisLabel: { color: colour('--quiet'), formatter: `{value} ${why.unit}`, showMaxLabel: false },
      splitLine: { lineStyle: { color: colour('--line') } },
      splitNumber: 3,
      ...(why.points.every(({ value }) => Number.isInteger(value)) && { minInterval: 1 }),
    },
    tooltip: tooltip(why, language, colour),
    series: [
      {
        type: 'line',
        data: why.points.map(({ at, value }) => [at, value]),
        color: colour('--accent'),
        lineStyle: { width: 2 },
        symbol: 'circle',
        symbolSize: 6,
        showSymbol: why.points.length <= DOTS_MAX,
        markLine: { silent: true, symbol: 'none', data: [...levels(why, colour), ...moments(why, colour)] },
        ...(why.lasted && { markArea: area(why.lasted, colour) }),
      },
    ],
  }
}

/** Lines that matter stay in the picture, however far the readings are from them. */
function extent({ points, lines }: Why): { min: number; max: number } | undefined {
  const values = [...points.map(({ value }) => value), ...lines.map(({ value }) => value)]
  if (values.length === 0) return undefined
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const room = Math.max((high - low) * 0.12, 0.5)
  const least = Math.floor(low - room)
  return { min: low >= 0 ? Math.max(0, least) : least, max: Math.ceil(high + room) }
}

const levels = ({ lines }: Why, colour: ColourOf) =>
  lines.map(({ value, tone, words, isBelow = false }) => ({
    yAxis: value,
    lineStyle: { color: colour(tone), type: 'dashed', width: 1.5 },
    label: label(words, colour(tone), colour, isBelow ? 'insideEndBottom' : 'insideStartTop'),
  }))

const moments = ({ moments }: Why, colour: ColourOf) =>
  moments.map(({ at, tone, words }, i) => ({
    xAxis: at,
    lineStyle: { color: colour(tone), type: 'solid', width: 1.5 },
    // Away from each other, however close they are.
    label: { ...label(words, colour(tone), colour, 'end'), align: i === 0 ? 'right' : 'left' },
  }))

const label = (words: string, tone: string, colour: ColourOf, position: string) => ({
  position,
  color: tone,
  formatter: words,
  backgroundColor: colour('--raised'),
  padding: [1, 4],
})

const area = ({ from, to, words }: NonNullable<Why['lasted']>, colour: ColourOf) => ({
  silent: true,
  itemStyle: { color: colour('--high'), opacity: 0.12 },
  // Where there is always room: the picture ends above the highest reading and the highest line.
  label: { position: 'insideTop', color: colour('--high'), formatter: words },
  data: [[{ xAxis: from }, { xAxis: to }]],
})

function tooltip({ unit }: Why, language: Language, colour: ColourOf) {
  const tag = localeTag[language]
  return {
    trigger: 'axis',
    backgroundColor: colour('--raised'),
    borderColor: colour('--line'),
    textStyle: { color: colour('--ink'), fontSize: 13 },
    axisPointer: { lineStyle: { color: colour('--quiet') } },
    formatter: (shown: unknown) => {
      const [at, value] = (shown as { value: [number, number] }[])[0]?.value ?? [0, 0]
      const time = new Date(at).toLocaleString(tag, { dateStyle: 'medium', timeStyle: 'medium' })
      return `${time}<br><b>${value.toLocaleString(tag, { maximumFractionDigits: 2 })} ${unit}</b>`
    },
  }
}
