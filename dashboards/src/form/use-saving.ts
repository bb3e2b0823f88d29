import { type UseMutationResult, useMutation } from '@tanstack/react-query'
import { App } from 'antd'
import { useChanged } from '../api/use-get.ts'
import { useSay } from '../words/use-say.ts'
import { words } from './words.ts'

interface Saving<In, Out> {
  readonly send: (given: In) => Promise<Out>
  /** The beginnings of the addresses whose answers are others now. */
  readonly changes: readonly string[]
  readonly onDone?: (answer: Out, given: In) => void
  /** What is said where it worked; nothing where the page shows it itself. */
  readonly says?: string | null
}

/** Sends a form; what depends on it is asked anew before it is said to be done. */
export function useSaving<In, Out>({
  send,
  changes,
  onDone,
  says,
}: Saving<In, Out>): UseMutationResult<Out, unknown, In> {
  const { say } = useSay(words)
  const { message } = App.useApp()
  const changed = useChanged()
  return useMutation({
    mutationFn: send,
    async onSuccess(answer, given) {
      await changed(...changes)
      if (says !== null) void message.success(says ?? say('form.saved'))
      onDone?.(answer, given)
    },
  })
}
