import {
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { WireOrder, WireOrderBody, WireOrderList } from '../../../services/api/wire/order.ts'
import { ask } from '../api/request.ts'
import { isEnded } from './order.ts'

/** Somebody waits for it to be done; else only others give one. */
const WATCH_EVERY_MS = 1_500
const LOOK_EVERY_MS = 20_000

const ordersPath = (device: string): string => `/api/devices/${encodeURIComponent(device)}/orders`
const keyOf = (device: string) => ['orders', device]

/** What a device was told, followed while anything of it is under way, and asked again when its alert changes. */
export function useOrders(device: string, enabled: boolean, asOf = ''): UseQueryResult<WireOrderList> {
  const client = useQueryClient()
  const seen = useRef(asOf)
  useEffect(() => {
    if (seen.current === asOf) return
    seen.current = asOf
    void client.invalidateQueries({ queryKey: keyOf(device) })
  }, [client, device, asOf])
  return useQuery({
    queryKey: keyOf(device),
    queryFn: ({ signal }) => ask<WireOrderList>(ordersPath(device), { signal }),
    enabled,
    retry: false,
    refetchInterval: ({ state: { data, error } }) => {
      if (error !== null) return false
      return data?.orders.every(isEnded) === false ? WATCH_EVERY_MS : LOOK_EVERY_MS
    },
  })
}

/** `key`: pressed twice, it is given once. */
export type Given = WireOrderBody & { readonly key: string }

export function useGiving(device: string): UseMutationResult<WireOrder, unknown, Given> {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ key, ...body }: Given) =>
      ask<WireOrder>(ordersPath(device), { method: 'POST', body, headers: { 'idempotency-key': key } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keyOf(device) }),
  })
}

export function useTakingBack(device: string): UseMutationResult<WireOrder, unknown, string> {
  const client = useQueryClient()
  return useMutation({
    mutationFn: id => ask<WireOrder>(`${ordersPath(device)}/${encodeURIComponent(id)}`, { method: 'DELETE' }),
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(device) }),
  })
}
