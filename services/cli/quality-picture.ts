import type { WireAlarmQuality, WireFigure, WireRemedy } from '../api/wire/quality.ts'
import { table } from './command.ts'

/** Alarm quality for people: the figures against their limits, the alarms over time, where they come from, what helps. */
export const qualityPicture = (quality: WireAlarmQuality): string =>
  [
    `${quality.alarms} alarm${quality.alarms === 1 ? '' : 's'}, ${day(quality.from)} to ${day(quality.to)}`,
    heldLine(quality),
    '',
    table([['', 'FIGURE', 'VALUE', 'LIMIT', ''], ...quality.figures.map(figureRow)]),
    ...overTime(quality),
    ...most('ALARM', quality.top.alarms),
    ...most('RULE', quality.top.rules),
    ...most('DEVICE', quality.top.devices),
    ...remedies(quality),
    ...parts(quality),
  ].join('\n')

const day = (stamp: string): string => stamp.slice(0, 16).replace('T', ' ')

function heldLine({ held, untouched }: WireAlarmQuality): string {
  const reasons = Object.entries({ ...held.suppressed, grouped: held.grouped }).filter(([, n]) => n > 0)
  const back = reasons.map(([reason, n]) => `${reason} ${n}`).join(', ') || 'none'
  return `${untouched} untouched so far; held back besides: ${back}; put aside by people: ${held.shelved}`
}

const SIGNS = { good: '✓', bad: '✗', 'not-judged': '·' } as const

const figureRow = ({ title, unit, value, limit, source, verdict }: WireFigure): string[] => [
  SIGNS[verdict],
  title.en,
  value === null ? '–' : amount(value, unit).padStart(8),
  limit === null ? '' : `≤ ${amount(limit, unit)}`,
  limit === null || source === null ? '' : source,
]

export function amount(value: number, unit: WireFigure['unit']): string {
  if (unit === 'share') return `${round(value * 100)} %`
  return unit === 'ms' ? lasting(value) : round(value)
}

const round = (value: number): string => String(Number(value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)))

function lasting(ms: number): string {
  const seconds = Math.round(ms / 1_000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} d ${hours % 24} h`
}

const STEPS = '▁▂▃▄▅▆▇█'
const COLUMNS = 80

/** A column is the most alarms in any ten minutes of it; under the floods stands a mark. */
function overTime({ chart, figures }: WireAlarmQuality): string[] {
  const each = Math.ceil(chart.bars.length / COLUMNS)
  const columns = Array.from({ length: Math.ceil(chart.bars.length / each) }, (_, i) =>
    chart.bars.slice(i * each, (i + 1) * each),
  )
  const peak = figures.find(({ id }) => id === 'rate-peak')?.value ?? 0
  if (peak === 0) return []
  const heights = columns.map(bars => Math.max(...bars.map(({ alarms }) => alarms)))
  const floods = columns.map(bars => (bars.some(({ flood }) => flood) ? '≈' : ' ')).join('')
  return [
    '',
    `ALARMS IN 10 MINUTES, at most ${peak}${floods.trim() === '' ? '' : '; ≈ flood'}`,
    heights.map(n => (n === 0 ? ' ' : STEPS[Math.ceil((n / peak) * STEPS.length) - 1])).join(''),
    ...(floods.trim() === '' ? [] : [floods.trimEnd()]),
  ]
}

const BAR_WIDTH = 30

function most(head: string, top: WireAlarmQuality['top']['devices']): string[] {
  const worst = top[0]?.count ?? 0
  if (worst === 0) return []
  const rows = top.map(({ name, count, share }) => [
    name,
    String(count).padStart(6),
    amount(share, 'share').padStart(6),
    '█'.repeat(Math.max(1, Math.round((count / worst) * BAR_WIDTH))),
  ])
  return ['', table([[head, 'ALARMS', 'SHARE', ''], ...rows])]
}

function remedies({ faults, figures }: WireAlarmQuality): string[] {
  if (faults.length === 0) return ['', 'Every figure that can be judged is within its limit.']
  return faults.flatMap(({ figure, culprits }) => {
    const of = figures.find(({ id }) => id === figure)
    const heads = of === undefined || of.value === null || of.limit === null ? [] : ['', missed(of)]
    return [...heads, ...culprits.flatMap(culpritLines)]
  })
}

const missed = ({ title, value, limit, unit, source }: WireFigure): string =>
  `✗ ${title.en}: ${amount(value ?? 0, unit)}, and ${source} has at most ${amount(limit ?? 0, unit)}`

function culpritLines({
  rule,
  count,
  devices,
  remedy,
}: WireAlarmQuality['faults'][number]['culprits'][number]): string[] {
  const where = devices.map(device => `${device.id} ${device.count}`).join(', ')
  return [`  ${rule}: ${count} (${where})`, `    ${remedy.words.en}`, ...tryLine(remedy)]
}

/** The remedy in the words of the command line, to be tried on the past. */
function tryLine({ change, backtest }: WireRemedy): string[] {
  if (change === null || backtest === null) return []
  const scope = Object.entries(change.scope).map(([name, id]) => ` --${name} ${id}`)
  const range = ` --from ${backtest.from} --to ${backtest.to}`
  return [
    `    try it: linli rules backtest ${backtest.rule} ${change.setting}=${change.to}${scope.join('')}${range}`,
  ]
}

const PART_FIGURES = ['rate-mean', 'rate-peak', 'flood-share', 'false-share', 'acknowledge-median'] as const

function parts({ parts }: WireAlarmQuality): string[] {
  if (parts.length === 0) return []
  const rows = parts.map(({ name, alarms, figures }) => [
    name,
    String(alarms),
    ...PART_FIGURES.map(id => {
      const figure = figures.find(one => one.id === id)
      return figure === undefined || figure.value === null ? '–' : amount(figure.value, figure.unit)
    }),
  ])
  return [
    '',
    table([['PART', 'ALARMS', 'IN 10 MIN', 'PEAK', 'IN FLOOD', 'FALSE', 'ACKNOWLEDGED AFTER'], ...rows]),
  ]
}
