import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import type { WireScreenMade } from '../../../services/api/wire/lobby.ts'
import { ask } from '../api/request.ts'
import { Field } from '../form/Field.tsx'
import { FormFaults } from '../form/FormFaults.tsx'
import { faultsOf } from '../form/faults.ts'
import { useSaving } from '../form/use-saving.ts'
import { useSay } from '../words/use-say.ts'
import { screensPath } from './bulletins.ts'
import { words } from './words.ts'

interface ScreenNewProps {
  readonly site: string
  readonly onMade: (made: WireScreenMade) => void
}

export function ScreenNew({ site, onMade }: ScreenNewProps) {
  const { say } = useSay(words)
  const [name, setName] = useState('')
  const saving = useSaving({
    send: (body: { readonly name: string }) =>
      ask<WireScreenMade>(screensPath(site), { method: 'POST', body }),
    changes: [screensPath(site)],
    says: null,
    onDone: made => {
      setName('')
      onMade(made)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    saving.mutate({ name })
  }
  return (
    <form className="one-line-form" onSubmit={submit} noValidate>
      <Field label={say('screen.name')} path="name" faults={faultsOf(saving.error)}>
        {control => (
          <Input
            {...control}
            value={name}
            maxLength={60}
            placeholder={say('screen.name.example')}
            onChange={event => setName(event.target.value)}
          />
        )}
      </Field>
      <Button htmlType="submit" loading={saving.isPending}>
        {say('screen.add')}
      </Button>
      <FormFaults error={saving.error} shown={['name']} />
    </form>
  )
}
