import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { WireDevice, WireDeviceList, WireKindList } from '../../../services/api/wire/device.ts'
import type { WireRuleList } from '../../../services/api/wire/rule.ts'
import { clock } from '../time/clock.ts'
import { askEveryMs } from './ask-every.ts'
import { ask } from './request.ts'

export const DEVICES_KEY = ['devices']
const CATALOGUE_STALE_MS = 5 * 60_000

export type WireKind = WireKindList['kinds'][number]
export type WireMetric = WireKind['metrics'][string]

export interface Devices {
  readonly list: readonly WireDevice[]
  readonly byId: ReadonlyMap<string, WireDevice>
}

export function useDevices(): UseQueryResult<Devices> {
  return useQuery({
    queryKey: DEVICES_KEY,
    queryFn: readDevices,
    refetchInterval: ({ state }) => askEveryMs(state.data?.list.length ?? 0),
  })
}

export const readDevices = ({ signal }: { readonly signal: AbortSignal }): Promise<Devices> =>
  ask<WireDeviceList>('/api/devices', { signal }).then(told)

function told({ devices, now }: WireDeviceList): Devices {
  clock.hear(Date.parse(now))
  return { list: devices, byId: new Map(devices.map(device => [device.id, device])) }
}

export function useKinds(): UseQueryResult<ReadonlyMap<string, WireKind>> {
  return useQuery({
    queryKey: ['kinds'],
    queryFn: async () => {
      const { kinds } = await ask<WireKindList>('/api/kinds')
      return new Map(kinds.map(kind => [kind.kind, kind]))
    },
    staleTime: CATALOGUE_STALE_MS,
  })
}

export function useRules(enabled = true): UseQueryResult<WireRuleList['rules']> {
  return useQuery({
    queryKey: ['rules'],
    queryFn: () => ask<WireRuleList>('/api/rules').then(reply => reply.rules),
    staleTime: CATALOGUE_STALE_MS,
    enabled,
  })
}
