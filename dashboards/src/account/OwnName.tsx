import { useQueryClient } from '@tanstack/react-query'
import { Button, Input, Segmented } from 'antd'
import { type FormEvent, useState } from 'react'
import type { WireMe } from '../../../services/api/wire/session.ts'
import { ask } from '../api/request.ts'
import { Field } from '../form/Field.tsx'
import { FormFaults } from '../form/FormFaults.tsx'
import { faultsOf } from '../form/faults.ts'
import { useRoleName } from '../form/role.ts'
import { useSaving } from '../form/use-saving.ts'
import { useSay } from '../words/use-say.ts'
import { languagePreference } from '../words/words.ts'
import { words } from './words.ts'

/** How colleagues know one, and in which language one is written to. */
export function OwnName({ me }: { readonly me: WireMe }) {
  const { say } = useSay(words)
  const roleName = useRoleName()
  const client = useQueryClient()
  const [given, setGiven] = useState({ displayName: me.displayName, language: me.language })
  const saving = useSaving({
    send: () => ask<WireMe>('/api/me', { method: 'PUT', body: given }),
    changes: ['/api/accounts', '/api/colleagues'],
    onDone: saved => {
      languagePreference.set(saved.language)
      void client.invalidateQueries({ queryKey: ['me'] })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    saving.mutate(undefined)
  }
  return (
    <form className="plain-form" onSubmit={submit}>
      <p className="quiet">
        {me.username} · {roleName(me.role)}
      </p>
      <Field label={say('name.display')} path="displayName" faults={faultsOf(saving.error)}>
        {control => (
          <Input
            {...control}
            autoComplete="name"
            maxLength={100}
            value={given.displayName}
            onChange={event => setGiven({ ...given, displayName: event.target.value })}
          />
        )}
      </Field>
      <Field label={say('name.language')} help={say('name.language.help')}>
        {({ status: _, ...control }) => (
          <Segmented
            {...control}
            value={given.language}
            onChange={language => setGiven({ ...given, language })}
            options={[
              { value: 'zh' as const, label: '中文' },
              { value: 'en' as const, label: 'English' },
            ]}
          />
        )}
      </Field>
      <FormFaults error={saving.error} shown={['displayName']} />
      <span>
        <Button type="primary" htmlType="submit" loading={saving.isPending}>
          {say('account.save')}
        </Button>
      </span>
    </form>
  )
}
