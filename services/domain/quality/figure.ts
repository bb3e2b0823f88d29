import { type Text, text } from '../model/text.ts'

export type Unit = 'alarms-per-10-min' | 'alarms' | 'share' | 'ms'

/** What a figure is, and where its limit comes from. `docs/alarm-quality.md` explains each. */
export interface FigureSpec {
  readonly title: Text
  readonly unit: Unit
  /** The most that is good; `null` where no standard says one. */
  readonly limit: number | null
  readonly source: 'ISA-18.2' | 'EEMUA 191' | 'Linli' | null
  /** A share of a handful says nothing: it is judged from so many on. */
  readonly judgedFrom?: number
}

/** So many alarms make a share worth judging. */
export const JUDGED_FROM = 20

const figure = (
  title: Text,
  unit: Unit,
  source: FigureSpec['source'] = null,
  limit: number | null = null,
): FigureSpec => ({
  title,
  unit,
  limit,
  source,
  ...(unit === 'share' ? { judgedFrom: JUDGED_FROM } : {}),
})

export const FIGURES = {
  'rate-mean': figure(text('Alarms in 10 minutes', '每 10 分钟告警数'), 'alarms-per-10-min', 'EEMUA 191', 1),
  'rate-peak': figure(text('Most in 10 minutes', '10 分钟内最多'), 'alarms-per-10-min', 'ISA-18.2', 10),
  'slots-over-1': figure(text('10 minutes with more than 1', '超过 1 条的时段'), 'share'),
  'slots-over-10': {
    ...figure(text('10 minutes with more than 10', '超过 10 条的时段'), 'share', 'ISA-18.2', 0.01),
    judgedFrom: 0,
  },
  'flood-share': {
    ...figure(text('Time in flood', '告警风暴时间占比'), 'share', 'ISA-18.2', 0.01),
    judgedFrom: 0,
  },
  chattering: figure(text('Chattering alarms', '抖动告警'), 'alarms', 'ISA-18.2', 0),
  fleeting: figure(text('Fleeting alarms', '瞬时告警'), 'alarms', 'ISA-18.2', 0),
  stale: figure(
    text('Most active over 24 h on one day', '单日持续超过 24 小时最多'),
    'alarms',
    'ISA-18.2',
    4,
  ),
  'top-ten-share': figure(text('Share of the ten most frequent', '前十告警占比'), 'share', 'ISA-18.2', 0.05),
  'critical-share': figure(text('Critical', '紧急告警占比'), 'share', 'EEMUA 191', 0.05),
  'urgent-share': figure(text('Critical and high', '紧急与严重告警占比'), 'share', 'EEMUA 191', 0.2),
  'false-share': figure(text('Closed as false', '误报占比'), 'share', 'Linli', 0.1),
  'acknowledge-median': figure(text('Time to acknowledge, median', '告警确认时长（中位）'), 'ms'),
  'acknowledge-p90': figure(text('Time to acknowledge, 9 of 10', '告警确认时长（90%）'), 'ms'),
  'resolve-median': figure(text('Time to resolve, median', '结单时长（中位）'), 'ms'),
  'resolve-p90': figure(text('Time to resolve, 9 of 10', '结单时长（90%）'), 'ms'),
} as const satisfies Record<string, FigureSpec>

export type FigureId = keyof typeof FIGURES
export const FIGURE_IDS = Object.keys(FIGURES) as FigureId[]
