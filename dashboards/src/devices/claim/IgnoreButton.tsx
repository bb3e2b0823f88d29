import { useMutation } from '@tanstack/react-query'
import { App, Button } from 'antd'
import type { WireListedSource, WireSourceList } from '../../../../services/api/wire/source.ts'
import { ask } from '../../api/request.ts'
import { useChanged } from '../../api/use-get.ts'
import { useProblem } from '../../form/problem.ts'
import { useSay } from '../../words/use-say.ts'
import { sourcePath, type Waiting } from '../sources/source-api.ts'
import { useTakingBack } from './use-taking-back.tsx'
import { words } from './words.ts'

interface IgnoreButtonProps {
  readonly waiting: Waiting
  readonly source: WireListedSource
}

/** A neighbour's device in the same network waits no more. */
export function IgnoreButton({ waiting: { address }, source }: IgnoreButtonProps) {
  const { say } = useSay(words)
  const problem = useProblem()
  const { message } = App.useApp()
  const changed = useChanged()
  const told = useTakingBack()
  const save = async (change: (ignored: readonly string[]) => readonly string[]) => {
    await withIgnored(source.id, change)
    await changed('/api/sources', '/api/unclaimed')
  }
  const ignoring = useMutation({
    mutationFn: () => save(ignored => [...ignored.filter(each => each !== address), address]),
    onSuccess: () =>
      told(say('claim.ignored', { address }), () =>
        save(ignored => ignored.filter(each => each !== address)),
      ),
    onError: error => void message.error(problem(error)),
  })
  return (
    <Button title={say('claim.ignore.help')} loading={ignoring.isPending} onClick={() => ignoring.mutate()}>
      {say('claim.ignore')}
    </Button>
  )
}

/** As it is now, not as the page saw it: several are ignored one after another. */
async function withIgnored(
  id: string,
  change: (ignored: readonly string[]) => readonly string[],
): Promise<void> {
  const { sources } = await ask<WireSourceList>('/api/sources')
  const now = sources.find(source => source.id === id)
  if (now === undefined) return
  const { id: _, heard: __, savedAt: ___, savedBy: ____, ...body } = now
  const ignored = change(now.ignored ?? [])
  await ask(sourcePath(id), { method: 'PUT', body: { ...body, ignored } })
}
