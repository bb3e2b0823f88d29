import type { DeviceId } from '../model/device.ts'
import type { RuleOverride } from '../model/rule.ts'

export type IsGone = (device: DeviceId) => boolean

/**
 * What is set without what was set for a device that is gone: whoever has its id next is somebody else, with another
 * home and other limits.
 */
export const withoutGone = (overrides: readonly RuleOverride[], isGone: IsGone): RuleOverride[] =>
  overrides.filter(({ scope }) => scope.device === undefined || !isGone(scope.device))
