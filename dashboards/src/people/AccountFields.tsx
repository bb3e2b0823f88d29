import { Input, Segmented, Select } from 'antd'
import type { WireAccountBody } from '../../../services/api/wire/account.ts'
import { useSignedIn } from '../app/rights.ts'
import { Field } from '../form/Field.tsx'
import type { Fault } from '../form/faults.ts'
import { ROLES, useRoleName } from '../form/role.ts'
import { useSay } from '../words/use-say.ts'
import { ScopeFields } from './ScopeFields.tsx'
import { staffWords } from './staff-words.ts'

interface AccountFieldsProps {
  readonly body: WireAccountBody
  readonly faults: readonly Fault[]
  readonly onChange: (body: WireAccountBody) => void
}

/** Whom somebody may make is who stands below them (docs/access.md). */
export function AccountFields({ body, faults, onChange }: AccountFieldsProps) {
  const { say } = useSay(staffWords)
  const roleName = useRoleName()
  const me = useSignedIn()
  const roles = ROLES.filter(
    role => me.role === 'administrator' || (role !== 'administrator' && role !== 'manager'),
  )
  return (
    <>
      <Field label={say('staff.display')} path="displayName" faults={faults}>
        {control => (
          <Input
            {...control}
            maxLength={100}
            value={body.displayName ?? ''}
            onChange={event => onChange({ ...body, displayName: event.target.value })}
          />
        )}
      </Field>
      <div className="form-pair">
        <Field label={say('staff.role')} path="role" faults={faults}>
          {control => (
            <Select
              {...control}
              value={body.role}
              // An administrator works everywhere.
              onChange={role =>
                onChange({ ...body, role, ...(role === 'administrator' && { scope: 'all' as const }) })
              }
              options={roles.map(value => ({ value, label: roleName(value) }))}
            />
          )}
        </Field>
        <Field label={say('staff.language')} path="language" faults={faults}>
          {({ status: _, ...control }) => (
            <Segmented
              {...control}
              value={body.language ?? 'zh'}
              onChange={language => onChange({ ...body, language })}
              options={[
                { value: 'zh' as const, label: '中文' },
                { value: 'en' as const, label: 'English' },
              ]}
            />
          )}
        </Field>
      </div>
      {body.role !== 'administrator' && (
        <ScopeFields scope={body.scope} faults={faults} onChange={scope => onChange({ ...body, scope })} />
      )}
    </>
  )
}
