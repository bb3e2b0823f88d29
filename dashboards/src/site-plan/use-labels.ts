import { useMemo } from 'react'
import { useWords } from '../words/words.ts'
import type { PlanData } from './use-plan-data.ts'
import type { ZoneLabel } from './ZoneLabels.tsx'

/** What stands at each zone: its name, and what is open in it where that is wanted. */
export function useLabels(
  { zones, counts }: Pick<PlanData, 'zones' | 'counts'>,
  isCounted = true,
): (zone: string) => ZoneLabel | undefined {
  const { of } = useWords()
  return useMemo(() => {
    const around = new Set(zones.map(({ within }) => within))
    const labels = new Map(
      zones.map(({ id, name }): [string, ZoneLabel] => {
        const { alerts = [], worst } = (isCounted ? counts.get(id) : undefined) ?? {}
        const open = { count: alerts.length, severity: worst?.severity }
        return [id, { name: of(name), ...open, isAround: around.has(id) }]
      }),
    )
    return zone => labels.get(zone)
  }, [zones, counts, isCounted, of])
}
