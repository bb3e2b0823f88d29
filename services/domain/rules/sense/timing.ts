import type { Kind } from '../../model/kind.ts'
import type { MetricSpecs } from '../../model/metric.ts'
import type { LevelSpec } from '../../model/rule.ts'
import type { RuleFault } from '../../model/rule-fault.ts'
import { durationWords } from '../describe.ts'
import { DURATION_MS_MAX } from '../limit.ts'
import { aKind, type Draft, defaultOf, fault, partsOf, placedConditions, warning } from './draft.ts'

/** More readings in a row nobody waits for. */
export const COUNT_MAX = 1_000

/** Lengths of time and counts that mean something for devices that report as often as these do. */
export function timingFaults(draft: Draft, metrics: MetricSpecs, kind: Kind | undefined): RuleFault[] {
  return [
    ...draft.levels.flatMap((level, i) =>
      level === undefined ? [] : levelTiming(`levels.${i}`, level, draft, metrics, kind),
    ),
    ...lengths('', { clearForMs: draft.clearForMs, minBetweenMs: draft.minBetweenMs }, draft),
    ...placedConditions(draft)
      .flatMap(partsOf)
      .flatMap(({ path, spec }) => shortWindow(path, spec, draft, kind)),
    ...unheeded(draft),
  ]
}

function levelTiming(
  path: string,
  level: LevelSpec,
  draft: Draft,
  metrics: MetricSpecs,
  kind: Kind | undefined,
): RuleFault[] {
  const faults = lengths(path, level, draft)
  const count = level.count === undefined ? undefined : defaultOf(draft, level.count)
  if (count !== undefined && (count < 1 || count > COUNT_MAX || !Number.isInteger(count))) {
    faults.push(
      fault(
        `${path}.count`,
        `${count} must be a whole number from 1 to ${COUNT_MAX}`,
        `${count} 必须是 1 到 ${COUNT_MAX} 的整数`,
      ),
    )
  }
  const forMs = level.forMs === undefined ? undefined : defaultOf(draft, level.forMs)
  if (kind === undefined || forMs === undefined || forMs === 0 || forMs >= kind.expectedIntervalMs)
    return faults
  if (!moves(path, level, metrics)) return faults
  const [every, given] = [durationWords(kind.expectedIntervalMs), durationWords(forMs)]
  faults.push(
    warning(
      `${path}.forMs`,
      `${aKind(kind.kind)} reports every ${every.en}, and it takes two readings: for ${given.en} is in truth for ${every.en}`,
      `${kind.kind} 每 ${every.zh}上报一次，且需要两次读数：${given.zh}实际上是 ${every.zh}`,
    ),
  )
  return faults
}

/** It looks at a sample of something that moves by itself. */
const moves = (path: string, { when }: LevelSpec, metrics: MetricSpecs): boolean =>
  partsOf({ path, spec: when }).some(({ spec }) => {
    const metric = 'metric' in spec ? metrics[spec.metric] : undefined
    return metric?.type === 'number' && !metric.holds
  })

function lengths(path: string, value: object, draft: Draft): RuleFault[] {
  return Object.entries(value).flatMap(([key, figure]) => {
    if (!key.endsWith('Ms') || (typeof figure !== 'number' && typeof figure?.setting !== 'string')) return []
    const ms = defaultOf(draft, figure)
    if (ms === undefined || (ms >= 0 && ms <= DURATION_MS_MAX)) return []
    const at = path === '' ? key : `${path}.${key}`
    return [fault(at, `${ms} ms must be from 0 to 366 days`, `${ms} 毫秒须在 0 到 366 天之间`)]
  })
}

/** In a window shorter than the interval there is one value. */
function shortWindow(path: string, spec: object, draft: Draft, kind: Kind | undefined): RuleFault[] {
  // Of alerts, not of values.
  if ('rules' in spec) return []
  const figure = (spec as { withinMs?: number }).withinMs
  const ms = figure === undefined ? undefined : defaultOf(draft, figure)
  if (kind === undefined || ms === undefined || ms >= kind.expectedIntervalMs) return []
  const [every, given] = [durationWords(kind.expectedIntervalMs), durationWords(ms)]
  return [
    warning(
      `${path}.withinMs`,
      `${aKind(kind.kind)} reports every ${every.en}: within ${given.en} only one that reports more often has two values`,
      `${kind.kind} 每 ${every.zh}上报一次：${given.zh}内通常只有一个读数`,
    ),
  ]
}

/** What is written and does nothing. */
function unheeded({ levels, minBetweenMs, lifeSafety, neverHeld }: Draft): RuleFault[] {
  const gaps = levels.flatMap((level, i) =>
    level?.gapMs === undefined || level.forMs !== undefined
      ? []
      : [
          warning(
            `levels.${i}.gapMs`,
            'means nothing without `forMs`: there is no time that a gap could begin again',
            '没有 forMs 时无效：不存在会被间断重新计时的时长',
          ),
        ],
  )
  if (minBetweenMs === undefined || !(lifeSafety || neverHeld)) return gaps
  return [
    ...gaps,
    warning(
      'minBetweenMs',
      'means nothing in a rule that nothing may hold back: each episode is raised at once',
      '对生命安全规则无效：每次都立即告警',
    ),
  ]
}
