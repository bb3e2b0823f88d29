import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useDevices, useKinds, useRules } from '../api/devices.ts'
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
  const { data: rules } = useRules(useCan()('rules.read'))
  const { data: assignees = '' } = useQuery({ ...boardOptions, select: assigneesIn })
  return useMemo(() => {
    const list = devices?.list ?? []
    const seen = new Set(list.map(({ kind }) => kind))
    return {
      sites: plain(list.map(({ site }) => site)),
      zones: plain(list.map(({ zone }) => zone)),
      kinds: [...(kinds?.values() ?? [])]
        .filter(({ kind }) => seen.has(kind))
        .map(({ kind, title }) => ({ value: kind, label: of(title) })),
      devices: list.map(({ id, name }) => ({ value: id, label: name === id ? id : `${name} (${id})` })),
      rules: (rules ?? []).map(({ id, title }) => ({ value: id, label: of(title) })),
      assignees: [{ value: MINE, label: say('filter.mine') }, ...plain(assignees.split('\n'))],
    }
  }, [devices, kinds, rules, assignees, say, of])
}

/** One text, which stays the same as long as the people do: the bar is not drawn with every alert. */
const assigneesIn = ({ alerts }: AlertRows): string =>
  [...new Set(alerts.map(({ assignee }) => assignee ?? ''))].sort().join('\n')

const plain = (values: readonly string[]): Option[] =>
  [...new Set(values)]
    .filter(value => value !== '')
    .sort()
    .map(value => ({ value, label: value }))
