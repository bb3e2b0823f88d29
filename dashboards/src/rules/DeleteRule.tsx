import { Button, Popconfirm } from 'antd'
import { problemWords } from '../api/request.ts'
import { go } from '../app/location.ts'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import { Confirming, neededBy } from './Confirming.tsx'
import { dropDraft } from './draft.ts'
import { useDeleteRule } from './rule-api.ts'
import { words } from './rule-words.ts'

/** Ends an own rule: its alerts clear, its history stays and can be published again. */
export function DeleteRule({ id }: { readonly id: string }) {
  const { say } = useSay(words)
  const common = useWords()
  const remove = useDeleteRule(id, () => {
    dropDraft(id)
    go('/rules')
  })
  const send = (confirm: readonly string[] = []) => remove.mutate(confirm)
  return (
    <>
      <Popconfirm
        title={say('delete.sure')}
        okText={say('delete')}
        cancelText={say('delete.no')}
        onConfirm={() => send()}
      >
        <Button loading={remove.isPending}>{say('delete')}</Button>
      </Popconfirm>
      {remove.isError && neededBy(remove.error) === undefined && (
        <p className="fault" role="alert">
          {problemWords(common.say, remove.error)}
        </p>
      )}
      <Confirming error={remove.error} confirm={send} cancel={() => remove.reset()} />
    </>
  )
}
