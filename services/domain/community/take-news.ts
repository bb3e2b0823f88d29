import { isClear, noDoubts } from '../ingest/doubts.ts'
import { judgeLate } from '../ingest/judge-late.ts'
import { isNearBelieved, type ReadingOfSensors, withOverruns } from '../ingest/overruns.ts'
import type { AlertChange } from '../model/alert.ts'
import { isEmpty, type Meant, type Reading, type Values } from '../model/reading.ts'
import type { Instant } from '../model/time.ts'
import type { CompiledRule } from '../rules/compile.ts'
import { isSoByItself } from '../rules/evaluate.ts'
import { applyRule } from './apply-rule.ts'
import type { DeviceState } from './device-state.ts'
import { frameAt } from './frame.ts'
import { latestValues, noteReported, reportedAt, takeOver } from './latest-values.ts'
import type { Community } from './state.ts'
import { heedTimer } from './timer.ts'

/**
 * Of fire and smoke the order counts by the metric: what a late reading says of one of which nothing newer was heard is the
 * newest that is known of it, and is told as of its arrival. Flags and words count both ways. A number only where it calls by
 * itself, since what was measured an hour ago is no rise within five minutes; and one that jumps only when the next confirms it.
 */
export function takeNews(
  community: Community,
  of: DeviceState,
  reading: Reading,
  at: Instant,
  now: Instant,
  changes: AlertChange[],
): Meant | undefined {
  const isNews = (metric: string) => of.program.urgentMetrics.includes(metric) && reportedAt(of, metric) < at
  const { values } = beyondScale(of, reading, at, isNews)
  const taken = values === reading.values ? undefined : { taken: values }
  const news = picked(values, isNews)
  if (isEmpty(news)) return taken
  noteReported(of, Object.keys(news), at)
  const late = { readings: [{ at, values }], delayMs: now - at }
  const tell = (told: Values): void => {
    for (const compiled of of.program.urgent) {
      const heeded = heededOf(community, of, compiled, told, now)
      if (isEmpty(heeded)) continue
      takeOver(of, heeded)
      applyRule(
        community,
        of,
        compiled,
        { ...frameAt(community, of, now, heeded), madeAt: at },
        changes,
        late,
      )
    }
  }
  const { confirmed, held, unsure } = judgeNews(community, of, news, reading.above, now)
  if (!isEmpty(confirmed)) tell(confirmed)
  tell(held.length === 0 ? news : picked(news, metric => !held.includes(metric)))
  return { ...taken, news: Object.keys(news), ...(unsure.length > 0 && { waiting: unsure }) }
}

/** What jumps waits for the next one, in time or late, as it does where it comes in time. */
function judgeNews(
  community: Community,
  of: DeviceState,
  news: Values,
  above: Reading['above'],
  now: Instant,
): { readonly confirmed: Values; readonly held: readonly string[]; readonly unsure: readonly string[] } {
  const confirmed: Record<string, number> = {}
  const held: string[] = []
  const unsure: string[] = []
  for (const one of of.program.sensed) {
    const value = news[one.metric]
    if (typeof value !== 'number') continue
    const about = { [one.metric]: value }
    const isCall = of.program.urgent.some(compiled => calls(community, of, compiled, about, now))
    const doubts = of.doubts ?? noDoubts()
    const said = { value, calls: isCall, at: now - of.lagMs, sent: above?.[one.metric] }
    const judged = judgeLate(doubts, of, one, said)
    of.doubts = isClear(doubts) ? undefined : doubts
    if (judged.confirmed !== undefined) confirmed[one.metric] = judged.confirmed
    if (judged.isHeld) held.push(one.metric)
    if (judged.isHeld && judged.heedAt === undefined) unsure.push(one.metric)
    if (judged.heedAt === undefined) continue
    community.timers.push(heedTimer(of, judged.heedAt, judged.heedAt + of.lagMs))
  }
  return { confirmed, held, unsure }
}

/** What is above its scale counts late as it does in time, and is no frost either where something newer was believed. */
function beyondScale(
  of: DeviceState,
  reading: Reading,
  at: Instant,
  isNews: (metric: string) => boolean,
): ReadingOfSensors {
  if (reading.above === undefined) return reading
  const { sensed } = of.program
  const doubts = of.doubts ?? noDoubts()
  const fresh = sensed.filter(({ metric }) => isNews(metric))
  const said = withOverruns(doubts, of, fresh, reading, at)
  of.doubts = isClear(doubts) ? undefined : doubts
  const overtaken = sensed.filter(one => !isNews(one.metric) && isNearBelieved(of, one, at))
  return withOverruns(noDoubts(), of, overtaken, said, at)
}

function heededOf(
  community: Community,
  of: DeviceState,
  compiled: CompiledRule,
  news: Values,
  now: Instant,
): Values {
  const about = picked(news, metric => compiled.metrics.includes(metric))
  return calls(community, of, compiled, about, now)
    ? about
    : picked(about, metric => typeof about[metric] !== 'number')
}

function calls(
  community: Community,
  of: DeviceState,
  compiled: CompiledRule,
  about: Values,
  now: Instant,
): boolean {
  const frame = frameAt(community, of, now, about, { ...latestValues(of), ...about })
  try {
    return isSoByItself(compiled, { ...frame, windows: of.windows.map(() => []) })
  } catch (error) {
    community.failing.push({ of, rule: compiled.rule.id, error })
    return false
  }
}

const picked = (values: Values, isWanted: (metric: string) => boolean): Values =>
  Object.fromEntries(Object.entries(values).filter(([metric]) => isWanted(metric)))
