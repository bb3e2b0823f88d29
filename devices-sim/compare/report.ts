import type { Judgement, Verdict } from './judge.ts'

/** A line for each kind of happening, then the alerts that nothing bears out. For people. */
export function table({ verdicts, falseAlerts, unjudged }: Judgement): string[] {
  const rows = [
    ['happened', 'found', 'missed', 'not due', 'open before', 'delay p50', 'delay max'],
    ...verdicts.map(row),
  ]
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map(cells => cells[column]?.length ?? 0)),
  )
  return [
    ...rows.map(cells => cells.map((cell, i) => pad(cell, widths[i] ?? 0, i > 0)).join('  ')),
    '',
    ...verdicts.flatMap(({ missed }) =>
      missed.map(one => `missed: ${one.what} on ${one.deviceId} at ${new Date(one.from).toISOString()}`),
    ),
    `${falseAlerts.length} false ${falseAlerts.length === 1 ? 'alert' : 'alerts'}`,
    ...falseAlerts.map(
      ({ alert, fellFor }) =>
        `false: ${alert.rule} (${alert.peakSeverity}) on ${alert.deviceId} at ${alert.raisedAt}` +
        (fellFor ? `; it fell for ${fellFor}` : ''),
    ),
    ...[...unjudged].map(([rule, count]) => `not judged: ${count} × ${rule}`),
  ]
}

/** The same for programs. */
export function asJson({ verdicts, falseAlerts, unjudged }: Judgement): object {
  return {
    happenings: verdicts.map(verdict => ({
      what: verdict.what,
      found: verdict.found.length,
      missed: verdict.missed,
      notDue: verdict.notDue.length,
      openBefore: verdict.found.filter(({ delayMs }) => delayMs === undefined).length,
      delayMsP50: percentile(verdict, 0.5) ?? null,
      delayMsMax: percentile(verdict, 1) ?? null,
    })),
    false: falseAlerts.map(({ alert, fellFor }) => ({
      id: alert.id,
      rule: alert.rule,
      deviceId: alert.deviceId,
      severity: alert.peakSeverity,
      raisedAt: alert.raisedAt,
      fellFor: fellFor ?? null,
    })),
    unjudged: Object.fromEntries(unjudged),
  }
}

export const missedCount = ({ verdicts }: Judgement): number =>
  verdicts.reduce((sum, { missed }) => sum + missed.length, 0)

function row(verdict: Verdict): string[] {
  const { what, found, missed, notDue } = verdict
  const openBefore = found.filter(({ delayMs }) => delayMs === undefined)
  const counts = [found, missed, notDue, openBefore].map(list => String(list.length))
  return [what, ...counts, seconds(percentile(verdict, 0.5)), seconds(percentile(verdict, 1))]
}

function percentile({ found }: Verdict, part: number): number | undefined {
  const delays = found.flatMap(({ delayMs }) => delayMs ?? []).sort((a, b) => a - b)
  return delays[Math.min(delays.length - 1, Math.floor(part * delays.length))]
}

const seconds = (ms: number | undefined) => (ms === undefined ? '-' : `${(ms / 1_000).toFixed(1)} s`)
const pad = (cell: string, width: number, right: boolean) =>
  right ? cell.padStart(width) : cell.padEnd(width)
