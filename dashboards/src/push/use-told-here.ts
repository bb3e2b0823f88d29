import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useWords } from '../words/words.ts'
import { beToldHere, beToldNoMore, type PushState, pushState, tryHere } from './this-browser.ts'

const PUSH_KEY = ['push']

/** Being told in this browser: how it stands, how it is changed and tried; for the console and the hand alike. */
export function useToldHere(username: string, changed: () => void = () => {}) {
  const { language } = useWords()
  const client = useQueryClient()
  const { data: state, error } = useQuery({ queryKey: PUSH_KEY, queryFn: pushState, gcTime: 0 })
  const change = useMutation({
    mutationFn: (on: boolean) => (on ? beToldHere(username) : beToldNoMore()),
    onSuccess: after => {
      client.setQueryData<PushState>(PUSH_KEY, after)
      changed()
    },
    onError: () => client.invalidateQueries({ queryKey: PUSH_KEY }),
  })
  const trial = useMutation({ mutationFn: () => tryHere(language) })
  return { state, change, trial, fault: change.error ?? trial.error ?? error }
}

export const isChangeable = (state: PushState | undefined): boolean =>
  state !== undefined && CHANGEABLE.includes(state)
const CHANGEABLE: readonly PushState[] = ['on', 'off', 'service-away']
