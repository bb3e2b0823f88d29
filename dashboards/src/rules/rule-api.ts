import {
  keepPreviousData,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { WireRule, WireRuleBody, WireRuleCheck, WireRuleFile } from '../../../services/api/wire/rule.ts'
import type { WireRuleVersions } from '../../../services/api/wire/rule-version.ts'
import { ask, isCode } from '../api/request.ts'
import type { Definition } from './definition.ts'

export type RuleFile = Omit<WireRuleFile, 'definition'> & { readonly definition: Definition }

export const rulePath = (id: string): string => `/rules/${encodeURIComponent(id)}`
const apiPath = (id: string): string => `/api/rules/${encodeURIComponent(id)}`
const keyOf = (id: string) => ['rule', id]

/** Nothing where there is no such rule (yet). */
export const useRule = (id: string): UseQueryResult<RuleFile | null> =>
  useQuery({
    queryKey: keyOf(id),
    queryFn: ({ signal }) =>
      ask<RuleFile>(apiPath(id), { signal }).catch(error => {
        if (isCode(error, 'RULE_NOT_FOUND')) return null
        throw error
      }),
  })

export const useVersions = (id: string): UseQueryResult<WireRuleVersions['versions']> =>
  useQuery({
    queryKey: [...keyOf(id), 'versions'],
    queryFn: ({ signal }) =>
      ask<WireRuleVersions>(`${apiPath(id)}/versions`, { signal }).then(({ versions }) => versions),
  })

const SETTLED_MS = 250

/** What the server says of a draft: asked when nothing was typed for a moment. */
export function useCheck(id: string, definition: Definition): UseQueryResult<WireRuleCheck> {
  const settled = useSettled(definition)
  return useQuery({
    queryKey: ['rule-check', id, settled],
    queryFn: ({ signal }) =>
      ask<WireRuleCheck>('/api/rules/check', { method: 'POST', body: { id, definition: settled }, signal }),
    placeholderData: keepPreviousData,
    gcTime: 10_000,
  })
}

function useSettled<T>(value: T): T {
  const [settled, settle] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => settle(value), SETTLED_MS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

/** Saves a rule or what is set for it; what is shown of rules is asked for again. `done` before that. */
export const usePutRule = (
  id: string,
  done?: (saved: RuleFile) => void,
): UseMutationResult<RuleFile, Error, WireRuleBody> =>
  useChange(id, body => ask<RuleFile>(apiPath(id), { method: 'PUT', body }), done)

interface Restoring {
  readonly n: number
  readonly confirm?: readonly string[]
}

export const useRestore = (id: string): UseMutationResult<WireRule, Error, Restoring> =>
  useChange(id, ({ n, confirm }) =>
    ask<WireRule>(`${apiPath(id)}/versions/${n}/restore`, {
      method: 'POST',
      body: confirm ? { confirm } : {},
    }),
  )

export const useDeleteRule = (
  id: string,
  done: () => void,
): UseMutationResult<void, Error, readonly string[]> =>
  useChange(
    id,
    confirm =>
      ask<void>(apiPath(id) + (confirm.length > 0 ? `?confirm=${confirm[0]}` : ''), { method: 'DELETE' }),
    done,
  )

/** `done` belongs to the mutation: what begins it may be gone from the page by then. */
function useChange<A, T>(
  id: string,
  change: (given: T) => Promise<A>,
  done?: (answer: A) => void,
): UseMutationResult<A, Error, T> {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    retry: false,
    onSuccess: async answer => {
      done?.(answer)
      await Promise.all([['rules'], keyOf(id)].map(queryKey => client.invalidateQueries({ queryKey })))
    },
  })
}
