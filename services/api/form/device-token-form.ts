import { type DeviceToken, type DeviceTokens, formerEndsAt } from '../../domain/model/device-token.ts'
import { type Instant, toRfc3339 } from '../../domain/model/time.ts'
import type { WireDeviceTokens } from '../wire/device-token.ts'

export function deviceTokensForm(tokens: DeviceTokens | undefined): WireDeviceTokens['tokens'] {
  if (tokens === undefined) return []
  const { current, former } = tokens
  const shown = [tokenForm('current', current, undefined)]
  return former === undefined ? shown : [...shown, tokenForm('former', former, formerEndsAt(tokens))]
}

const tokenForm = (
  which: 'current' | 'former',
  { madeAt, lastUsedAt }: DeviceToken,
  endsAt: Instant | undefined,
): WireDeviceTokens['tokens'][number] => ({
  which,
  state: lastUsedAt === null ? 'never-used' : 'in-use',
  madeAt: stampOf(madeAt),
  lastUsedAt: stampOf(lastUsedAt),
  endsAt: stampOf(endsAt ?? null),
})

const stampOf = (at: Instant | null): string | null => (at === null ? null : toRfc3339(at))
