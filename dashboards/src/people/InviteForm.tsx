import { Button, Drawer, Input } from 'antd'
import { useState } from 'react'
import type { WireAccountBody, WireAccountMade, WireLink } from '../../../services/api/wire/account.ts'
import { ask } from '../api/request.ts'
import { usePhone } from '../app/media.ts'
import { Field } from '../form/Field.tsx'
import { faultsOf } from '../form/faults.ts'
import { Once } from '../form/Once.tsx'
import { SideForm } from '../form/SideForm.tsx'
import { STAYS } from '../form/stays.ts'
import { useSaving } from '../form/use-saving.ts'
import { Stamp } from '../time/Age.tsx'
import { useSay } from '../words/use-say.ts'
import { AccountFields } from './AccountFields.tsx'
import { staffWords } from './staff-words.ts'

/** Makes an account; its owner chooses the password by the link, which is shown this once. */
export function InviteForm({ site, onClose }: { readonly site: string; readonly onClose: () => void }) {
  const { say } = useSay(staffWords)
  const [username, setUsername] = useState('')
  const [body, setBody] = useState<WireAccountBody>({
    role: 'caregiver',
    scope: [{ site, zones: [] }],
    language: 'zh',
  })
  const saving = useSaving({
    send: () => ask<WireAccountMade>('/api/accounts', { method: 'POST', body: { ...body, username } }),
    changes: ['/api/accounts', '/api/colleagues', '/api/sites'],
    says: null,
  })
  const faults = faultsOf(saving.error)
  const { data: made } = saving
  if (made?.invitation)
    return <LinkDrawer link={made.invitation} name={made.account.displayName} onClose={onClose} />
  return (
    <SideForm
      holds={{ username, body }}
      title={say('staff.invite')}
      submit={say('staff.do-invite')}
      {...{ onClose, error: saving.error, isSaving: saving.isPending }}
      shown={['username', 'displayName', 'role', 'language', 'scope']}
      onSubmit={() => saving.mutate(undefined)}
    >
      <Field label={say('staff.username')} help={say('staff.username.help')} path="username" faults={faults}>
        {control => (
          <Input
            {...control}
            autoCapitalize="none"
            spellCheck={false}
            maxLength={64}
            value={username}
            onChange={event => setUsername(event.target.value.trim().toLowerCase())}
          />
        )}
      </Field>
      <AccountFields {...{ body, faults }} onChange={setBody} />
    </SideForm>
  )
}

interface LinkDrawerProps {
  readonly link: WireLink
  readonly name: string
  readonly onClose: () => void
}

export function LinkDrawer({ link, name, onClose }: LinkDrawerProps) {
  const { say } = useSay(staffWords)
  const phone = usePhone()
  return (
    <Drawer open {...STAYS} title={name} onClose={onClose} size={phone ? '100%' : 560}>
      <Once
        qr
        label={say('staff.link.label')}
        secret={location.origin + link.path}
        help={say('staff.link.help', { name })}
      />
      <p className="quiet">
        {say('staff.link.until')} <Stamp at={link.expiresAt} />
      </p>
      <Button type="primary" onClick={onClose}>
        {say('staff.done')}
      </Button>
    </Drawer>
  )
}
