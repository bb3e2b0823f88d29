import { durationFigure, figure, is, setting } from '../../model/condition.ts'
import type { ConditionSpec, SettingSpec } from '../../model/rule.ts'
import { text } from '../../model/text.ts'
import { MINUTE } from '../../model/time.ts'

/** A band that does not say whether it is worn is taken as worn: better one false alarm than one missed. */
export const worn = is('worn', true, true)

/** So many steps lately. A band that counts none is never known to walk. */
export const walking: ConditionSpec = {
  type: 'rises',
  metric: 'steps',
  by: setting('walkingSteps'),
  withinMs: setting('walkingWithinMs'),
}

/** Long enough for the pulse to come down after a walk, and for two readings of a band that reports each five minutes. */
export const walkingSettings: Readonly<Record<string, SettingSpec>> = {
  walkingSteps: figure('', 1, 10_000)(text('Steps that count as walking', '视为步行的步数'), 100),
  walkingWithinMs: durationFigure(text('Steps within', '步数统计时长'), 10 * MINUTE),
}
