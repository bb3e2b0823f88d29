import { useMutation } from '@tanstack/react-query'
import { Button, Checkbox, Select } from 'antd'
import { useState } from 'react'
import type { WireDevice } from '../../../../services/api/wire/device.ts'
import type { WireDeviceToken, WireDeviceTokens } from '../../../../services/api/wire/device-token.ts'
import { useDevices } from '../../api/devices.ts'
import { ask } from '../../api/request.ts'
import { useChanged } from '../../api/use-get.ts'
import { Field } from '../../form/Field.tsx'
import { useProblem } from '../../form/problem.ts'
import { lastingWords } from '../../time/age.ts'
import { useSay } from '../../words/use-say.ts'
import { useWords } from '../../words/words.ts'
import { words as addWords } from '../add/words.ts'
import { AFTER_USE_MS, overlapsOf, tokenPath } from './token-api.ts'
import { words } from './words.ts'

interface RenewTokenProps {
  readonly device: WireDevice
  readonly kept: WireDeviceTokens
  readonly onGiven: (token: WireDeviceToken) => void
}

/** A new token, and how long the one before stays good beside it. */
export function RenewToken({ device, kept, onGiven }: RenewTokenProps) {
  const { say } = useSay(words)
  const doIt = useSay(addWords).say('renew.do')
  const problem = useProblem()
  const changed = useChanged()
  const [overlapMs, setOverlap] = useState(kept.overlapMs)
  const [isShort, setShort] = useState(true)
  const hasOne = kept.tokens.length > 0
  const renewing = useMutation({
    mutationFn: () =>
      ask<WireDeviceToken>(tokenPath(device.id), {
        method: 'POST',
        body: { overlapMs, ...(overlapMs > 0 && isShort && { endsAfterUseMs: AFTER_USE_MS }) },
      }),
    async onSuccess(token) {
      await changed(tokenPath(device.id))
      onGiven(token)
    },
  })
  return (
    <section className="renew-token">
      <h3>{say('token.renew')}</h3>
      {hasOne && <Overlap kept={kept} {...{ overlapMs, setOverlap, isShort, setShort }} />}
      {hasOne && <p className="notice">{say(overlapMs === 0 ? 'token.warning.0' : 'token.warning.ms')}</p>}
      {hasOne && overlapMs === 0 && <Behind device={device} />}
      <div role="alert">{renewing.isError && <p className="fault">{problem(renewing.error)}</p>}</div>
      <Button type="primary" loading={renewing.isPending} onClick={() => renewing.mutate()}>
        {doIt}
      </Button>
    </section>
  )
}

interface OverlapProps {
  readonly kept: WireDeviceTokens
  readonly overlapMs: number
  readonly setOverlap: (ms: number) => void
  readonly isShort: boolean
  readonly setShort: (isShort: boolean) => void
}

function Overlap({ kept, overlapMs, setOverlap, isShort, setShort }: OverlapProps) {
  const { say } = useSay(words)
  const common = useWords()
  const label = (ms: number) =>
    ms === 0 ? say('token.overlap.0') : say('token.overlap.ms', { time: lastingWords(common.say, ms) })
  return (
    <>
      <Field label={say('token.overlap')}>
        {({ status: _, ...control }) => (
          <Select
            {...control}
            value={overlapMs}
            options={overlapsOf(kept).map(value => ({ value, label: label(value) }))}
            onChange={setOverlap}
          />
        )}
      </Field>
      {overlapMs > 0 && (
        <Checkbox checked={isShort} onChange={event => setShort(event.target.checked)}>
          {say('token.after-use', { time: lastingWords(common.say, AFTER_USE_MS) })}
        </Checkbox>
      )}
    </>
  )
}

function Behind({ device }: { readonly device: WireDevice }) {
  const { say } = useSay(addWords)
  const { data: devices } = useDevices()
  const behind = devices?.list.filter(({ gateway }) => gateway === device.id).length ?? 0
  return behind > 0 && <p className="notice">{say('renew.behind', { n: behind })}</p>
}
