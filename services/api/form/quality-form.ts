import type { Text } from '../../domain/model/text.ts'
import { toRfc3339 } from '../../domain/model/time.ts'
import { FIGURES } from '../../domain/quality/figure.ts'
import type { Figure } from '../../domain/quality/judge.ts'
import type { QualityReport } from '../../domain/quality/report.ts'
import type { WireAlarmQuality, WireFigure } from '../wire/quality.ts'

/** The figures as they leave the server; the faults come with their remedies. */
export const qualityForm = (
  { period, figures, chart, floods, parts, ...report }: QualityReport,
  faults: WireAlarmQuality['faults'],
  titleOf: (rule: string) => Text,
): WireAlarmQuality => ({
  ...report,
  from: toRfc3339(period.from),
  to: toRfc3339(period.to),
  figures: figures.map(figureForm),
  faults,
  held: { ...report.held, suppressed: { ...report.held.suppressed } },
  causes: { ...report.causes },
  top: {
    alarms: [...report.top.alarms],
    rules: report.top.rules.map(one => ({ ...one, title: titleOf(one.name) })),
    devices: [...report.top.devices],
  },
  chart: { everyMs: chart.everyMs, bars: chart.bars.map(bar => ({ ...bar, at: toRfc3339(bar.at) })) },
  floods: floods.map(({ from, to, alarms }) => ({ from: toRfc3339(from), to: toRfc3339(to), alarms })),
  parts: parts.map(part => ({ ...part, figures: part.figures.map(figureForm) })),
})

const figureForm = ({ id, value, limit, verdict }: Figure): WireFigure => {
  const { title, unit, source } = FIGURES[id]
  return { id, title, unit, value, limit, source, verdict }
}
