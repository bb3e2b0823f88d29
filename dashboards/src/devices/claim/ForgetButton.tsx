import { useMutation } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { ask } from '../../api/request.ts'
import { useChanged } from '../../api/use-get.ts'
import { useProblem } from '../../form/problem.ts'
import { useSay } from '../../words/use-say.ts'
import { type Waiting, waitingPath } from '../sources/source-api.ts'
import { words } from './words.ts'

/** A charger that knocked once, or by mistake: it is listed again when it knocks again, for the door has no list of strangers. */
export function ForgetButton({ waiting }: { readonly waiting: Waiting }) {
  const { say } = useSay(words)
  const problem = useProblem()
  const { message } = App.useApp()
  const changed = useChanged()
  const forgetting = useMutation({
    mutationFn: () => ask(waitingPath(waiting), { method: 'DELETE' }),
    async onSuccess() {
      await changed('/api/unclaimed', '/api/charger-door')
      void message.success(say('claim.forgotten', { address: waiting.address }))
    },
    onError: error => void message.error(problem(error)),
  })
  return (
    <Button
      title={say('claim.forget.help')}
      loading={forgetting.isPending}
      onClick={() => forgetting.mutate()}
    >
      {say('claim.forget')}
    </Button>
  )
}
