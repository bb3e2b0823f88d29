import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import type { WireSite } from '../../../services/api/wire/place.ts'
import { sitePath } from '../api/places.ts'
import { ask } from '../api/request.ts'
import { Field } from '../form/Field.tsx'
import { FormFaults } from '../form/FormFaults.tsx'
import { faultsOf } from '../form/faults.ts'
import { useSaving } from '../form/use-saving.ts'
import { useSay } from '../words/use-say.ts'
import { words } from './words.ts'

/** Whom residents call. */
export function SitePhone({ site: { id, name, phone: kept } }: { readonly site: WireSite }) {
  const { say } = useSay(words)
  const [phone, setPhone] = useState(kept ?? '')
  const saving = useSaving({
    send: (body: object) => ask<WireSite>(sitePath(id), { method: 'PUT', body }),
    changes: ['/api/sites'],
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    saving.mutate({ name, phone: phone.trim() })
  }
  return (
    <form className="one-line-form" onSubmit={submit} noValidate>
      <Field label={say('phone')} help={say('phone.help')} path="phone" faults={faultsOf(saving.error)}>
        {control => (
          <Input
            {...control}
            type="tel"
            value={phone}
            maxLength={40}
            onChange={event => setPhone(event.target.value)}
          />
        )}
      </Field>
      <Button htmlType="submit" loading={saving.isPending} disabled={phone.trim() === (kept ?? '')}>
        {say('phone.save')}
      </Button>
      <FormFaults error={saving.error} shown={['phone']} />
    </form>
  )
}
