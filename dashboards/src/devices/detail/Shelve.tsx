import { useMutation } from '@tanstack/react-query'
import { App, Button, Input, Modal, Segmented } from 'antd'
import { useState } from 'react'
import type { WireAlert, WireAlertAnswer } from '../../../../services/api/wire/alert.ts'
import { ask } from '../../api/request.ts'
import { Field } from '../../form/Field.tsx'
import { useProblem } from '../../form/problem.ts'
import { useLeaving } from '../../form/use-leaving.ts'
import { Stamp } from '../../time/Age.tsx'
import { lastingWords } from '../../time/age.ts'
import { useSay } from '../../words/use-say.ts'
import { useWords } from '../../words/words.ts'
import { words } from './words.ts'

const HOUR_MS = 3_600_000
const LENGTHS_MS = [1, 4, 8, 24, 72].map(hours => hours * HOUR_MS)

/** Put aside for a while, or taken back: the server says what else nobody hears of meanwhile. */
export function Shelve({ alert }: { readonly alert: WireAlert }) {
  const { say, of } = useSay(words)
  const [isOpen, setOpen] = useState(false)
  const problem = useProblem()
  const { message } = App.useApp()
  const sending = useMutation({
    mutationFn: ({ action, ...body }: { action: 'shelve' | 'unshelve'; forMs?: number; reason?: string }) =>
      ask<WireAlertAnswer>(`/api/alerts/${encodeURIComponent(alert.id)}/${action}`, {
        method: 'POST',
        body: { version: alert.version, ...body },
      }),
    onSuccess(answer) {
      setOpen(false)
      if ('says' in answer && answer.says !== undefined) void message.warning(of(answer.says), 8)
    },
    onError: error => void message.error(problem(error)),
  })
  const title = of(alert.title)
  if (alert.shelvedUntil !== null)
    return (
      <li>
        <span>
          {title}: {say('shelve.until')} <Stamp at={alert.shelvedUntil} />
        </span>
        <Button size="small" onClick={() => sending.mutate({ action: 'unshelve' })}>
          {say('shelve.undo')}
        </Button>
      </li>
    )
  return (
    <li>
      <Button size="small" onClick={() => setOpen(true)}>
        {say('shelve.title', { title })}
      </Button>
      <Asking
        isOpen={isOpen}
        title={say('shelve.title', { title })}
        isSending={sending.isPending}
        onClose={() => setOpen(false)}
        onDone={(forMs, reason) => sending.mutate({ action: 'shelve', forMs, reason })}
      />
    </li>
  )
}

interface AskingProps {
  readonly isOpen: boolean
  readonly title: string
  readonly isSending: boolean
  readonly onClose: () => void
  readonly onDone: (forMs: number, reason: string) => void
}

function Asking({ isOpen, title, isSending, onClose, onDone }: AskingProps) {
  const { say } = useSay(words)
  const common = useWords()
  const [forMs, setForMs] = useState(LENGTHS_MS[1] ?? HOUR_MS)
  const [reason, setReason] = useState('')
  const leave = useLeaving(isOpen && reason.trim() !== '')
  return (
    <Modal
      open={isOpen}
      title={title}
      okText={say('shelve.do')}
      okButtonProps={{ disabled: reason.trim() === '' }}
      confirmLoading={isSending}
      onOk={() => onDone(forMs, reason.trim())}
      onCancel={() => leave(onClose)}
      destroyOnHidden
    >
      <div className="sure">
        <p>{say('shelve.help')}</p>
        <Segmented
          aria-label={say('shelve.for')}
          value={forMs}
          options={LENGTHS_MS.map(value => ({ value, label: lastingWords(common.say, value) }))}
          onChange={setForMs}
        />
        <Field label={say('shelve.why')}>
          {control => (
            <Input
              {...control}
              value={reason}
              maxLength={500}
              onChange={event => setReason(event.target.value)}
            />
          )}
        </Field>
      </div>
    </Modal>
  )
}
