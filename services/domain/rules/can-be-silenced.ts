import type { Device } from '../model/device.ts'
import { isNeverHeld, type Rule, type RuleTuning } from '../model/rule.ts'
import { figuresFor } from './settings.ts'

/** It can become critical, and whoever shelves it or plans work hears nothing of it all the same. */
export const canBeSilenced = (rule: Rule): boolean =>
  !isNeverHeld(rule) && rule.levels.some(({ severity }) => severity === 'critical')

/** Whether it says anything of the device at all. */
export const isOn = (rule: Rule, tuning: RuleTuning | undefined, device: Device): boolean =>
  tuning === undefined ? rule.optIn !== true : figuresFor(rule, tuning, device).enabled
