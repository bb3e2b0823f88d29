import { useMemo } from 'react'
import { useBoard } from '../alerts/lists.ts'
import { useDevices, useKinds } from '../api/devices.ts'
import { clock } from '../time/clock.ts'
import { type Around, byDevice } from './device-states.ts'
import { useRefusals } from './refusals.ts'

/** Ages are taken as often as the devices are asked for. */
export function useAround(): Around {
  const { data: kinds } = useKinds()
  const { data: devices } = useDevices()
  const { data: board } = useBoard()
  const refusals = useRefusals()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the time is taken anew with each answer
  return useMemo(
    () => ({
      kinds,
      alerts: byDevice(board?.alerts ?? []),
      refused: new Map([...(refusals ?? [])].map(([id, { total }]) => [id, total])),
      now: clock.now(),
    }),
    [kinds, board, refusals, devices],
  )
}
