import { Button, Checkbox, Drawer, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { WireKeyBody, WireKeyMade } from '../../../services/api/wire/key.ts'
import { ask } from '../api/request.ts'
import { usePhone } from '../app/media.ts'
import { useSignedIn } from '../app/rights.ts'
import { Field } from '../form/Field.tsx'
import { faultsOf } from '../form/faults.ts'
import { Once } from '../form/Once.tsx'
import { useRoleName } from '../form/role.ts'
import { SideForm } from '../form/SideForm.tsx'
import { STAYS } from '../form/stays.ts'
import { useSaving } from '../form/use-saving.ts'
import { ScopeFields } from '../people/ScopeFields.tsx'
import { useSay } from '../words/use-say.ts'
import { words } from './words.ts'

/** Wearers are looked after by people alone, so no key is a caregiver's. */
const KEY_ROLES = ['administrator', 'manager', 'grid-worker', 'technician'] as const
const DAYS_USUAL = 365

export function KeyForm({ onClose }: { readonly onClose: () => void }) {
  const { say } = useSay(words)
  const phone = usePhone()
  const roleName = useRoleName()
  const me = useSignedIn()
  const [readsOnly, setReadsOnly] = useState(true)
  const [body, setBody] = useState<WireKeyBody>({
    ...{ name: '', role: 'technician', days: DAYS_USUAL },
    scope: me.scope === 'all' ? 'all' : [...me.scope],
  })
  const rights = me.rights.filter(right => right.endsWith('.read'))
  const saving = useSaving({
    send: () =>
      ask<WireKeyMade>('/api/keys', {
        method: 'POST',
        body: { ...body, ...(readsOnly && { rights: rightsOf(body.role, rights) }) },
      }),
    ...{ changes: ['/api/keys'], says: null },
  })
  const faults = faultsOf(saving.error)
  if (saving.data)
    return (
      <Drawer open {...STAYS} title={saving.data.key.name} onClose={onClose} size={phone ? '100%' : 560}>
        <Once label={say('key.token')} secret={saving.data.token} help={say('key.made')} />
        <Button type="primary" onClick={onClose}>
          {say('key.done')}
        </Button>
      </Drawer>
    )
  return (
    <SideForm
      holds={{ body, readsOnly }}
      title={say('keys.new')}
      {...{
        onClose,
        error: saving.error,
        isSaving: saving.isPending,
        shown: ['name', 'role', 'days', 'scope'],
      }}
      onSubmit={() => saving.mutate(undefined)}
    >
      <Field label={say('key.name')} help={say('key.name.help')} path="name" faults={faults}>
        {control => (
          <Input
            {...control}
            maxLength={59}
            value={body.name}
            onChange={event => setBody({ ...body, name: event.target.value.trim() })}
          />
        )}
      </Field>
      <Field label={say('key.role')} path="role" faults={faults}>
        {control => (
          <Select
            {...control}
            value={body.role}
            onChange={role =>
              setBody({ ...body, role, ...(role === 'administrator' && { scope: 'all' as const }) })
            }
            options={KEY_ROLES.filter(
              role => me.role === 'administrator' || !['administrator', 'manager'].includes(role),
            ).map(value => ({ value, label: roleName(value) }))}
          />
        )}
      </Field>
      <Checkbox checked={readsOnly} onChange={event => setReadsOnly(event.target.checked)}>
        {say('key.read-only')}
      </Checkbox>
      {body.role !== 'administrator' && (
        <ScopeFields scope={body.scope} faults={faults} onChange={scope => setBody({ ...body, scope })} />
      )}
      <Field label={say('key.days')} path="days" faults={faults}>
        {control => (
          <InputNumber
            {...control}
            min={1}
            max={3_660}
            value={body.days ?? DAYS_USUAL}
            onChange={days => setBody({ ...body, days: days ?? DAYS_USUAL })}
          />
        )}
      </Field>
    </SideForm>
  )
}

/** What technicians and grid workers may read (docs/access.md); of an administrator and a manager all that the maker may. */
const OF_FIELD = [
  'alerts.read',
  'devices.read',
  'readings.read',
  'maintenance.read',
  'places.read',
  'duty.read',
]

const rightsOf = (role: WireKeyBody['role'], own: readonly string[]): string[] =>
  role === 'technician' || role === 'grid-worker'
    ? OF_FIELD
    : own.filter(right => role === 'administrator' || right !== 'server.read')
