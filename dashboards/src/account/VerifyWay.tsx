import { Button, Input, Space } from 'antd'
import { useState } from 'react'
import { ask } from '../api/request.ts'
import { useCheckSession } from '../api/session.ts'
import { useProblem } from '../form/problem.ts'
import { useSaving } from '../form/use-saving.ts'
import { useSay } from '../words/use-say.ts'
import { CONTACTS } from './own.ts'
import { words } from './words.ts'

interface VerifyWayProps {
  readonly channel: string
  readonly address: string
}

/** Has six digits sent there, and takes them back: then it is known that somebody reads it. */
export function VerifyWay({ channel, address }: VerifyWayProps) {
  const { say } = useSay(words)
  const problem = useProblem()
  const check = useCheckSession()
  const [code, setCode] = useState('')
  const sending = useSaving({
    send: () => ask(`${CONTACTS}/verify`, { method: 'POST', body: { channel, address } }),
    ...{ changes: [], says: null },
  })
  const telling = useSaving({
    send: () => ask(`${CONTACTS}/confirm`, { method: 'POST', body: { channel, address, code } }),
    changes: [CONTACTS],
    says: say('verify.done'),
    onDone: check,
  })
  const fault = telling.error ?? sending.error
  return (
    <div className="verify">
      {!sending.isSuccess && (
        <Button onClick={() => sending.mutate(undefined)} loading={sending.isPending}>
          {say('verify.send')}
        </Button>
      )}
      {sending.isSuccess && (
        <>
          <p>{say('verify.sent', { address })}</p>
          <Space.Compact>
            <Input
              className="one-time"
              aria-label={say('verify.code')}
              placeholder={say('verify.code')}
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={20}
              value={code}
              onChange={event => setCode(event.target.value)}
              // Enter is for the code, and not for the form around it.
              onPressEnter={event => {
                event.preventDefault()
                telling.mutate(undefined)
              }}
            />
            <Button type="primary" onClick={() => telling.mutate(undefined)} loading={telling.isPending}>
              {say('verify.confirm')}
            </Button>
          </Space.Compact>
        </>
      )}
      <div role="alert">{fault !== null && <p className="field-fault">{problem(fault)}</p>}</div>
    </div>
  )
}
