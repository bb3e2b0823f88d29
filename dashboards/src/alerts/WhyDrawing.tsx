import { lazy, Suspense } from 'react'
import type { WireAlertFile } from '../../../services/api/wire/alert.ts'
import { figureWords, withUnit } from '../devices/value.ts'
import { lastingWords } from '../time/age.ts'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import type { NamedMetric } from './evidence.ts'
import { merged } from './merged-limits.ts'
import { words } from './panel-words.ts'
import type { WhyLine, WhyMoment } from './why-option.ts'
import { useWhyPoints } from './why-points.ts'

const WhyChart = lazy(() => import('./WhyChart.tsx'))

interface WhyDrawingProps {
  readonly file: WireAlertFile
  readonly metric: NamedMetric
}

/** The curve, the limits of each level, where it is over, and the moment at which it was raised. */
export function WhyDrawing({ file, metric: { name, spec } }: WhyDrawingProps) {
  const { say, of } = useSay(words)
  const common = useWords()
  const { alert, guide } = file
  const { lastsMs } = guide
  const points = useWhyPoints(alert, name, lastsMs)
  const raised = Date.parse(alert.raisedAt)
  const lasted = lastsMs === null ? undefined : { from: raised - lastsMs, to: raised, words: '' }
  const why = {
    points,
    unit: spec.unit ?? '',
    lines: useLines(file, name, spec.unit),
    moments: momentsOf(file, say),
    ...(lasted && {
      lasted: {
        ...lasted,
        words: say('why.lasted', { duration: lastingWords(common.say, lasted.to - lasted.from) }),
      },
    }),
  }
  return (
    <Suspense fallback={<div className="chart why-chart" />}>
      <WhyChart why={why} label={common.say('alert.readings.chart', { metric: of(spec.title) })} />
    </Suspense>
  )
}

function momentsOf(
  { alert }: WireAlertFile,
  say: (key: 'why.raised' | 'why.cleared') => string,
): WhyMoment[] {
  const raised = { at: Date.parse(alert.raisedAt), tone: `--${alert.peakSeverity}`, words: say('why.raised') }
  if (alert.clearedAt === null) return [raised]
  return [raised, { at: Date.parse(alert.clearedAt), tone: '--good', words: say('why.cleared') }]
}

/** Those of the rule; where it is another by now, the figures that the alert was raised by. */
function useLines({ alert, guide }: WireAlertFile, metric: string, unit: string | undefined): WhyLine[] {
  const { say } = useSay(words)
  const common = useWords()
  const figure = (value: number) => withUnit(figureWords(common, value), unit)
  const limits = guide.limits.filter(limit => limit.metric === metric)
  if (limits.length === 0) {
    return alert.evidence.thresholds
      .filter(limit => limit.metric === metric)
      .map(({ value }) => ({ value, tone: `--${alert.severity}`, words: figure(value) }))
  }
  return merged(limits).map(({ value, what, severity = alert.severity, isOne }) =>
    what === 'over'
      ? { value, tone: '--good', isBelow: true, words: say('why.over', { value: figure(value) }) }
      : {
          value,
          tone: `--${severity}`,
          words: isOne
            ? say('why.reached', { severity: common.say(`severity.${severity}`), value: figure(value) })
            : figure(value),
        },
  )
}
