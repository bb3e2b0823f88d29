import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { WireView, WireViewList } from '../../../services/api/wire/view.ts'
import { ask } from '../api/request.ts'
import { type View, viewOf, viewQuery } from './views.ts'

const VIEWS_KEY = ['views']
const path = (id: string) => `/api/me/views/${id}`

export type SavedView = WireView

export const useSavedViews = (): readonly SavedView[] =>
  useQuery({
    queryKey: VIEWS_KEY,
    queryFn: async ({ signal }) => (await ask<WireViewList>('/api/me/views', { signal })).views,
    staleTime: 60_000,
  }).data ?? []

/** As it stands in the address. */
export const viewOfSaved = ({ query, group }: SavedView): View => ({
  filter: viewOf(query).filter,
  grouping: group,
})

export const savedOf = (id: string, name: string, view: View): SavedView => ({
  ...{ id, name, group: view.grouping },
  query: viewQuery({ ...view, grouping: 'none' }),
})

/** It is shown at once; what the server keeps after all is asked for then. */
export function useSaveView() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, ...body }: SavedView) => ask<SavedView>(path(id), { method: 'PUT', body }),
    onSuccess: view => show(client, views => [...views.filter(({ id }) => id !== view.id), view]),
    onSettled: () => client.invalidateQueries({ queryKey: VIEWS_KEY }),
  })
}

export function useDeleteView() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id }: SavedView) => ask<void>(path(id), { method: 'DELETE' }),
    onSuccess: (_, view) => show(client, views => views.filter(({ id }) => id !== view.id)),
    onSettled: () => client.invalidateQueries({ queryKey: VIEWS_KEY }),
  })
}

function show(client: QueryClient, change: (views: readonly SavedView[]) => readonly SavedView[]): void {
  client.setQueryData<readonly SavedView[]>(VIEWS_KEY, views => change(views ?? []))
}
