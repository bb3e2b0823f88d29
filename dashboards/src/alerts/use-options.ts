import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useNameOf } from '../api/colleagues.ts'
import { useDevices, useKinds, useRules } from '../api/devices.ts'
import { usePlaces } from '../api/places.ts'
import { useCan } from '../app/rights.ts'
import { useSay } from '../words/use-say.ts'
import { MINE } from './filter.ts'
import { words } from './list-words.ts'
import { type AlertRows, boardOptions } from './lists.ts'

export interface Option {
  readonly value: string
  readonly label: string
}

/** What can be chosen from, as far as it is there. */
export function useOptions() {
  const { say, of } = useSay(words)
  const { data: devices } = useDevices()
  const { data: kinds } = useKinds()
  const { siteName, zoneName } = usePlaces()
  const { data: rules } = useRules(useCan()('rules.read'))
  const nameOf = useNameOf()
  const { data: assignees = '' } = useQuery({ ...boardOptions, select: assigneesIn })
  return useMemo(() => {
    const list = devices?.list ?? []
    const seen = new Set(list.map(({ kind }) => kind))
    return {
      sites: distinct(list.map(({ site }) => [site, of(siteName(site))])),
      zones: distinct(list.map(({ site, zone }) => [zone, of(zoneName(site, zone))])),
      kinds: [...(kinds?.values() ?? [])]
        .filter(({ kind }) => seen.has(kind))
        .map(({ kind, title }) => ({ value: kind, label: of(title) })),
      devices: list.map(({ id, name }) => ({ value: id, label: name === id ? id : `${name} (${id})` })),
      rules: (rules ?? []).map(({ id, title }) => ({ value: id, label: of(title) })),
      assignees: [
        { value: MINE, label: say('filter.mine') },
        ...distinct(assignees.split('\n').map(username => [username, username && nameOf(username)])),
      ],
    }
  }, [devices, kinds, rules, assignees, nameOf, say, of, siteName, zoneName])
}

/** One text, which stays the same as long as the people do: the bar is not drawn with every alert. */
const assigneesIn = ({ alerts }: AlertRows): string =>
  [...new Set(alerts.map(({ assignee }) => assignee ?? ''))].sort().join('\n')

/** Each value once, in the order of what it is called. */
const distinct = (options: readonly (readonly [value: string, label: string])[]): Option[] =>
  [...new Map(options)]
    .filter(([value]) => value !== '')
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label, 'zh', { numeric: true }))
