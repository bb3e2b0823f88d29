import { DAY, type DurationMs, type Instant, MINUTE } from '../../domain/model/time.ts'
import type { FigureId } from '../../domain/quality/figure.ts'
import type { Figure } from '../../domain/quality/judge.ts'
import { reportOf } from '../../domain/quality/report.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { AlarmQuality } from '../../store/quality.ts'
import type { GaugeSource } from './metrics.ts'

export interface QualityGaugeOptions {
  readonly quality: AlarmQuality
  readonly registry: Pick<Registry, 'sites'>
  readonly now: () => Instant
}

/** The figures look back over this long. */
export const GAUGED_MS: DurationMs = DAY

/** However often somebody asks, they are worked out at most once in this time. */
export const GAUGED_EVERY_MS: DurationMs = MINUTE

/** The main figures of alarm quality, by site. `docs/alarm-quality.md` has the limits to warn at. */
export function qualityGauges(options: QualityGaugeOptions): GaugeSource[] {
  const bySite = lately(options)
  const gauge = (name: string, help: string, of: (figures: readonly Figure[]) => number | null) => ({
    name,
    help: `${help}; over the last 24 hours`,
    label: 'site',
    read: async () => {
      const values = [...(await bySite())].map(([site, figures]) => [site, of(figures)] as const)
      return Object.fromEntries(values.filter((pair): pair is [string, number] => pair[1] !== null))
    },
  })
  return [
    ...GAUGES.map(({ name, help, id, per = 1 }) => gauge(name, help, figures => scaled(figures, id, per))),
    gauge('linli_alarm_figures_bad', 'Figures of alarm quality that miss their limit', figures =>
      figures.reduce((n, { verdict }) => n + (verdict === 'bad' ? 1 : 0), 0),
    ),
  ]
}

const GAUGES: readonly { name: string; help: string; id: FigureId; per?: number }[] = [
  { name: 'linli_alarms_per_10_minutes', help: 'Alarms in ten minutes, mean', id: 'rate-mean' },
  { name: 'linli_alarms_per_10_minutes_peak', help: 'Alarms in ten minutes, at most', id: 'rate-peak' },
  { name: 'linli_alarm_flood_ratio', help: 'Share of time in flood', id: 'flood-share' },
  { name: 'linli_alarms_chattering', help: 'Alarms that come and go three times a minute', id: 'chattering' },
  { name: 'linli_alarms_fleeting', help: 'Alarms over before anybody could act', id: 'fleeting' },
  { name: 'linli_alarms_stale', help: 'Alarms active for more than a day', id: 'stale' },
  { name: 'linli_alarm_top_ten_ratio', help: 'Share of the ten most frequent alarms', id: 'top-ten-share' },
  { name: 'linli_alarm_urgent_ratio', help: 'Share of critical and high alarms', id: 'urgent-share' },
  { name: 'linli_alarm_false_ratio', help: 'Share of alerts closed as false', id: 'false-share' },
  {
    name: 'linli_alarm_acknowledge_seconds',
    help: 'Time until somebody looks after an alarm, median',
    id: 'acknowledge-median',
    per: 1_000,
  },
]

function scaled(figures: readonly Figure[], id: FigureId, per: number): number | null {
  const value = figures.find(figure => figure.id === id)?.value ?? null
  return value === null ? null : value / per
}

type BySite = ReadonlyMap<string, readonly Figure[]>

/** All gauges of a look are of one moment. A day with more alerts than are looked at has no figures. */
function lately({ quality, registry, now }: QualityGaugeOptions): () => Promise<BySite> {
  let found: Promise<BySite> | undefined
  let foundAt = Number.NEGATIVE_INFINITY
  async function look(period: { from: Instant; to: Instant }): Promise<BySite> {
    const report = await quality.report({ period, by: 'site' })
    if (report === undefined) return new Map()
    const quiet = reportOf([], { period }).figures
    const figures = new Map(report.parts.map(part => [part.name, part.figures]))
    return new Map([...registry.sites()].map(site => [site, figures.get(site) ?? quiet]))
  }
  return () => {
    const to = now()
    if (found !== undefined && to - foundAt < GAUGED_EVERY_MS) return found
    foundAt = to
    found = look({ from: to - GAUGED_MS, to })
    // What failed once is asked for again.
    found.catch(() => {
      found = undefined
    })
    return found
  }
}
