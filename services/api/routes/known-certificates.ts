import type { TokenDesk } from '../../broker/token-port.ts'
import type { DeviceId } from '../../domain/model/device.ts'

/** Which certificates a device has, for whoever named none of them. */
export function knownOf(id: DeviceId, tokens: Pick<TokenDesk, 'seen' | 'certificates'>): string {
  const all = [...tokens.seen(id), ...tokens.certificates(id)].map(({ fingerprint }) => fingerprint)
  const known = [...new Set(all)]
  if (known.length === 0) return 'it has none / 该设备没有证书'
  const named = known.slice(0, NAMED_MAX).join(', ')
  const more = known.length - NAMED_MAX
  return more > 0
    ? `it has ${named} and ${more} more / 现有 ${named} 等 ${known.length} 个证书`
    : `it has ${named} / 现有证书：${named}`
}

const NAMED_MAX = 5
