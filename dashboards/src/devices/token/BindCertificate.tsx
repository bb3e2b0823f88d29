import { useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { WireDevice } from '../../../../services/api/wire/device.ts'
import { ApiProblem } from '../../api/request.ts'
import { Field } from '../../form/Field.tsx'
import { useProblem } from '../../form/problem.ts'
import { useSay } from '../../words/use-say.ts'
import { useCertificates } from './certificates-api.ts'
import { words } from './words.ts'

/** One with another name than the device's, as from a factory: by its text, or by what a tool says of it. */
export function BindCertificate({ device }: { readonly device: WireDevice }) {
  const { say } = useSay(words)
  const problem = useProblem()
  const { bind } = useCertificates(device.id)
  const [given, setGiven] = useState('')
  const binding = useMutation({
    mutationFn: (more: { takenElsewhere?: true }) => bind(given, say('certificate.is-bound'), more),
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
        <Field label={say('certificate.given')}>
          {control => (
            <Input.TextArea
              {...control}
              rows={4}
              spellCheck={false}
              value={given}
              onChange={event => {
                setGiven(event.target.value)
                binding.reset()
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
      </form>
    </details>
  )
}
