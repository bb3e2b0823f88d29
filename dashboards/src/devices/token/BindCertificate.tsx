import { useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { WireDevice } from '../../../../services/api/wire/device.ts'
import { ApiProblem } from '../../api/request.ts'
import { Field } from '../../form/Field.tsx'
import type { Fault } from '../../form/faults.ts'
import { useProblem } from '../../form/problem.ts'
import { Sure } from '../../form/Sure.tsx'
import { useSay } from '../../words/use-say.ts'
import { fingerprintIn, holdsPrivateKey, useCertificates } from './certificates-api.ts'
import { words } from './words.ts'

interface BindCertificateProps {
  readonly device: WireDevice
  /** What is said when it is. */
  readonly isBound: string
}

/** One with another name than the device's, as from a factory: by its text, or by what a tool says of it. */
export function BindCertificate({ device, isBound }: BindCertificateProps) {
  const { say } = useSay(words)
  const problem = useProblem()
  const { bind } = useCertificates(device.id)
  const [given, setGiven] = useState('')
  const [hadKey, setHadKey] = useState(false)
  // Neither sent nor left on the screen: whoever has the key is the device.
  const write = (text: string) => {
    setHadKey(holdsPrivateKey(text))
    setGiven(holdsPrivateKey(text) ? '' : text)
  }
  const binding = useMutation({
    mutationFn: (more: { takenElsewhere?: true }) => bind(given, isBound, more),
    onSuccess: () => setGiven(''),
  })
  const isTaken = binding.error instanceof ApiProblem && binding.error.code === 'CERTIFICATE_TAKEN_ELSEWHERE'
  return (
    <details className="bind-certificate">
      <summary>{say('certificate.bind')}</summary>
      <form
        onSubmit={event => {
          event.preventDefault()
          binding.mutate({})
        }}
      >
        <Field label={say('certificate.given')} path="given" faults={hadKey ? [KEY_PASTED] : []}>
          {control => (
            <Input.TextArea
              {...control}
              rows={4}
              spellCheck={false}
              value={given}
              onChange={event => {
                binding.reset()
                write(event.target.value)
              }}
            />
          )}
        </Field>
        <div role="alert">{binding.isError && <p className="fault">{problem(binding.error)}</p>}</div>
        <Button htmlType="submit" disabled={given.trim() === ''} loading={binding.isPending}>
          {say('certificate.bind.do')}
        </Button>{' '}
        {isTaken && (
          <Button loading={binding.isPending} onClick={() => binding.mutate({ takenElsewhere: true })}>
            {say('certificate.bind.nevertheless')}
          </Button>
        )}
        <InAdvance device={device} fingerprint={fingerprintIn(given)} onDone={() => setGiven('')} />
      </form>
    </details>
  )
}

const KEY_PASTED: Fault = {
  ...{ path: 'given', level: 'fault' },
  says: { en: words.en['certificate.private-key'], zh: words.zh['certificate.private-key'] },
}

interface InAdvanceProps {
  readonly device: WireDevice
  /** Nothing as long as what stands there is none. */
  readonly fingerprint: string | undefined
  readonly onDone: () => void
}

/** One that was lost before it was ever shown: of the list nobody could take it away. */
function InAdvance({ device, fingerprint, onDone }: InAdvanceProps) {
  const { say } = useSay(words)
  const { removeUnseen } = useCertificates(device.id)
  if (fingerprint === undefined) return null
  return (
    <Sure
      label={say('certificate.in-advance')}
      title={say('certificate.in-advance.title')}
      onSure={() => removeUnseen(fingerprint, say('certificate.removed')).then(onDone)}
    >
      <p>{say('certificate.in-advance.help')}</p>
      <p>
        <code>{fingerprint}</code>
      </p>
    </Sure>
  )
}
