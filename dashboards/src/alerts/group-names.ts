import { useCallback } from 'react'
import { useDevices, useKinds, useRules } from '../api/devices.ts'
import { usePlaces } from '../api/places.ts'
import { useCan } from '../app/rights.ts'
import { useWords } from '../words/words.ts'
import type { Severity } from './alert.ts'
import type { Grouping } from './grouping.ts'
import { hasManySites } from './place.ts'

/** How a group is called in the reader's language. */
export function useGroupNames(grouping: Grouping): (group: string) => string {
  const { say, of } = useWords()
  const { data: kinds } = useKinds()
  const { data: rules } = useRules(useCan()('rules.read'))
  const { data: devices } = useDevices()
  const { siteName, zoneName } = usePlaces()
  const many = hasManySites(devices)
  return useCallback(
    (group: string) => {
      if (grouping === 'severity') return say(`severity.${group as Severity}`)
      if (grouping === 'kind') return of(kinds?.get(group)?.title ?? { en: group, zh: group })
      if (grouping === 'rule')
        return of(rules?.find(({ id }) => id === group)?.title ?? { en: group, zh: group })
      const [site = '', zone = ''] = group.split('/')
      const names = [
        ...(many || zone === '' ? [siteName(site)] : []),
        ...(zone ? [zoneName(site, zone)] : []),
      ]
      return names.map(of).join(' · ')
    },
    [grouping, say, of, kinds, rules, many, siteName, zoneName],
  )
}
