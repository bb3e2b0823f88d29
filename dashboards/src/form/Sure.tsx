import { useMutation } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { useSay } from '../words/use-say.ts'
import { Field } from './Field.tsx'
import { useProblem } from './problem.ts'
import { words } from './words.ts'

interface SureProps {
  /** On the button that begins it, and on the one that does it. */
  readonly label: string
  readonly title: string
  /** What will be gone. */
  readonly children: ReactNode
  /** To be typed before it is done: only for what takes something of somebody's for good. */
  readonly typed?: string
  readonly onSure: () => Promise<unknown>
  readonly size?: 'small' | 'middle'
}

/** Asks before what cannot be undone, and says why it was refused where it is. */
export function Sure({ label, title, children, typed, onSure, size = 'middle' }: SureProps) {
  const { say } = useSay(words)
  const problem = useProblem()
  const [isOpen, setOpen] = useState(false)
  const [given, setGiven] = useState('')
  const doing = useMutation({ mutationFn: onSure, onSuccess: () => setOpen(false) })
  const open = () => {
    doing.reset()
    setGiven('')
    setOpen(true)
  }
  return (
    <>
      <Button danger size={size} onClick={open}>
        {label}
      </Button>
      <Modal
        open={isOpen}
        title={title}
        okText={label}
        okButtonProps={{ danger: true, disabled: typed !== undefined && given.trim() !== typed }}
        cancelText={say('form.cancel')}
        confirmLoading={doing.isPending}
        onOk={() => doing.mutate()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <div className="sure">
          {children}
          {typed !== undefined && (
            <Field label={say('form.type-it', { text: typed })}>
              {control => (
                <Input {...control} value={given} onChange={event => setGiven(event.target.value)} />
              )}
            </Field>
          )}
          <div role="alert">{doing.isError && <p className="fault">{problem(doing.error)}</p>}</div>
        </div>
      </Modal>
    </>
  )
}
