import { Drawer } from 'antd'
import { useState } from 'react'
import type {
  WireAccount,
  WireAccountBody,
  WireLink,
  WireListedAccount,
} from '../../../services/api/wire/account.ts'
import { Contacts } from '../account/Contacts.tsx'
import { ask } from '../api/request.ts'
import { useChanged } from '../api/use-get.ts'
import { usePhone } from '../app/media.ts'
import { faultsOf } from '../form/faults.ts'
import { isOvertaken, Overtaken } from '../form/Overtaken.tsx'
import { SideForm } from '../form/SideForm.tsx'
import { useSaving } from '../form/use-saving.ts'
import { useSay } from '../words/use-say.ts'
import { AccountFields } from './AccountFields.tsx'
import { useAccountTold } from './account-told.ts'
import { LinkDrawer } from './InviteForm.tsx'
import { LeftWearers } from './LeftWearers.tsx'
import { StaffWays } from './StaffWays.tsx'
import { staffWords } from './staff-words.ts'
import '../account/account.css'

type Changed = WireAccount & { readonly leftWearers?: readonly { site: string; wearer: string }[] }

interface StaffFormProps {
  readonly account: WireListedAccount
  readonly onClose: () => void
}

const accountPath = (username: string): string => `/api/accounts/${encodeURIComponent(username)}`

/** What somebody may do, and where; it counts at once, whatever they have open. */
export function StaffForm({ account, onClose }: StaffFormProps) {
  const { say } = useSay(staffWords)
  const phone = usePhone()
  const told = useAccountTold()
  const changed = useChanged()
  const [opened] = useState(account)
  const [body, setBody] = useState<WireAccountBody>(() => bodyOf(account))
  const [shown, show] = useState<'contacts' | WireLink>()
  const saving = useSaving({
    send: (more: Partial<WireAccountBody>) =>
      ask<Changed>(accountPath(account.username), {
        method: 'PUT',
        body: { ...body, version: opened.version, ...more },
      }),
    changes: ['/api/accounts', '/api/colleagues', '/api/sites'],
    onDone: ({ leftWearers }) => {
      if (leftWearers === undefined) onClose()
    },
  })
  const save = (more: Partial<WireAccountBody> = {}) =>
    saving.mutate(more, { onError: error => void (isOvertaken(error) && changed('/api/accounts')) })
  if (shown === 'contacts')
    return (
      <Drawer open title={say('staff.contacts')} onClose={onClose} size={phone ? '100%' : 560}>
        <Contacts path={`${accountPath(account.username)}/contacts`} />
      </Drawer>
    )
  if (shown !== undefined) return <LinkDrawer link={shown} name={account.displayName} onClose={onClose} />
  const wasOvertaken = isOvertaken(saving.error)
  return (
    <SideForm
      holds={body}
      title={`${account.displayName} (${account.username})`}
      {...{ onClose, error: wasOvertaken ? null : saving.error, isSaving: saving.isPending }}
      shown={['displayName', 'role', 'language', 'scope']}
      onSubmit={() => save()}
    >
      {saving.data?.leftWearers && <LeftWearers files={saving.data.leftWearers} />}
      <AccountFields {...{ body, faults: faultsOf(saving.error) }} onChange={setBody} />
      {wasOvertaken && (
        <Overtaken
          before={told(opened)}
          now={told(account)}
          onAnyway={() => save({ version: account.version })}
        />
      )}
      <StaffWays
        {...{ account, onClose }}
        onLink={show}
        onContacts={() => show('contacts')}
        onDisable={disabled => save({ disabled })}
      />
    </SideForm>
  )
}

const bodyOf = ({ role, scope, displayName, language }: WireListedAccount): WireAccountBody => ({
  ...{ role, displayName, language },
  scope: scope === 'all' ? 'all' : [...scope],
})
