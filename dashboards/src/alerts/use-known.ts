import { useMemo } from 'react'
import { useDevices } from '../api/devices.ts'
import { useSignedIn } from '../app/rights.ts'
import type { Known } from './filter.ts'
import { knownTo } from './known.ts'

export function useKnown(): Known {
  const { username } = useSignedIn()
  const { data: devices } = useDevices()
  return useMemo(() => knownTo(username, devices), [username, devices])
}
