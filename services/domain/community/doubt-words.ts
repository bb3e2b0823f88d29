import type { Evidence } from '../model/alert.ts'
import { type Doubt, type Doubts, doubtedMetrics, doubtfulReports, REPORTS_BACK } from '../model/doubt.ts'
import type { MetricSpecs } from '../model/metric.ts'
import { type Text, text } from '../model/text.ts'

/** Which sensors are not believed and why; the number of doubtful reports of each is what was worked out. */
export function doubtWords(
  doubts: Doubts,
  metrics: MetricSpecs,
): Pick<Evidence, 'sentence' | 'metrics' | 'thresholds' | 'findings'> {
  const doubted = doubtedMetrics(doubts, 1)
  const about = (metric: string) => doubts.metrics[metric] as Doubt
  const told = doubted.map(metric =>
    sentenceOf(metrics[metric]?.title ?? text(metric, metric), about(metric)),
  )
  return {
    sentence: text(told.map(({ en }) => en).join('; '), told.map(({ zh }) => zh).join('；')),
    metrics: doubted,
    thresholds: [],
    findings: Object.fromEntries(doubted.map(metric => [metric, doubtfulReports(about(metric))])),
  }
}

function sentenceOf(name: Text, doubt: Doubt): Text {
  const reason = reasonOf(doubt)
  return text(`${name.en} ${reason.en}`, `${name.zh}${reason.zh}`)
}

function reasonOf(doubt: Doubt): Text {
  if (doubt.blind) return text('shows nothing but its end since a knock', '在受撞击后只显示量程端点')
  if (doubt.stuck !== undefined)
    return text(`is the same in ${doubt.stuck} reports`, `连续 ${doubt.stuck} 次上报无变化`)
  const share = `${doubtfulReports(doubt)}/${REPORTS_BACK}`
  return doubt.why === 'jumps'
    ? text(`jumps and comes back (${share} reports)`, `跳变后又恢复（${share} 次上报）`)
    : text(`has values that cannot be (${share} reports)`, `出现不可能的值（${share} 次上报）`)
}
