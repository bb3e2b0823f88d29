import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { WireAlert } from '../../../services/api/wire/alert.ts'
import type { WireRuleBody, WireRuleFile } from '../../../services/api/wire/rule.ts'
import { ask } from '../api/request.ts'
import type { Bilingual } from '../words/words.ts'
import { fileKey } from './lists.ts'

type Override = WireRuleFile['overrides'][number]

const isOf =
  (site: string) =>
  ({ scope }: Override): boolean =>
    scope.site === site && scope.zone === undefined && scope.device === undefined

/** All that is set for the rule, with these steps for the site; without them as the rule has it. */
export function withResponse(
  overrides: readonly Override[],
  site: string,
  steps: readonly Bilingual[] | undefined,
): Override[] {
  const same = overrides.find(isOf(site)) ?? { scope: { site } }
  const { response: _, ...rest } = same
  const set: Override = steps === undefined ? rest : { ...rest, response: [...steps] }
  const isEmpty = Object.keys(set).length === 1
  return [...overrides.filter(one => !isOf(site)(one)), ...(isEmpty ? [] : [set])]
}

/** Set for the alert's site: with the version that was read, so that nobody's figures are overwritten. */
export function useSetResponse({ id, rule, site }: WireAlert) {
  const client = useQueryClient()
  const path = `/api/rules/${encodeURIComponent(rule)}`
  const file = useQuery({
    queryKey: ['rule-overrides', rule],
    queryFn: ({ signal }) => ask<WireRuleFile>(path, { signal }),
    staleTime: 0,
  })
  const save = useMutation({
    mutationFn: (steps: readonly Bilingual[] | undefined) => {
      const { tuningVersion = 0, overrides = [] } = file.data ?? {}
      const body: WireRuleBody = { version: tuningVersion, overrides: withResponse(overrides, site, steps) }
      return ask<WireRuleFile>(path, { method: 'PUT', body })
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['rule-overrides', rule] })
      void client.invalidateQueries({ queryKey: ['rules'] })
      void client.invalidateQueries({ queryKey: fileKey(id) })
    },
    retry: false,
  })
  return { ready: file.data !== undefined, error: file.error, save }
}
