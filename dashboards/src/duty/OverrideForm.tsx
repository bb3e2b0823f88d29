import { Select } from 'antd'
import { useState } from 'react'
import type { WireOverrideBody, WireRota } from '../../../services/api/wire/duty.ts'
import { ask } from '../api/request.ts'
import { Field } from '../form/Field.tsx'
import { faultsOf } from '../form/faults.ts'
import { ManySelect } from '../form/ManySelect.tsx'
import { usePeople } from '../form/people.ts'
import { useRoleName } from '../form/role.ts'
import { SideForm } from '../form/SideForm.tsx'
import { useSaving } from '../form/use-saving.ts'
import { useListed } from '../words/list.ts'
import { useSay } from '../words/use-say.ts'
import { type Bar, type Post, rotasOf } from './calendar.ts'
import { MomentField } from './MomentField.tsx'
import type { Names } from './names.ts'
import { OverrideList } from './OverrideList.tsx'
import { changedByRota, rotaPath } from './rotas.ts'
import { words } from './words.ts'

const REASONS = ['leave', 'swap', 'training', 'other'] as const

interface OverrideFormProps {
  readonly site: string
  readonly post: Post
  readonly bar: Bar
  readonly rotas: readonly WireRota[]
  readonly names: Names
  readonly timeZone: string
  readonly onClose: () => void
}

/** For once others are on duty: leave, a swap. It begins with the stretch that was pressed. */
export function OverrideForm({ site, post, bar, rotas, names, timeZone, onClose }: OverrideFormProps) {
  const { say, of } = useSay(words)
  const listed = useListed()
  const roleName = useRoleName()
  const { list } = usePeople()
  const fitting = rotasOf(rotas, post)
  const [rota, setRota] = useState(fitting[0]?.id ?? '')
  const [body, setBody] = useState<WireOverrideBody>({
    ...{ from: new Date(bar.from).toISOString(), to: new Date(bar.to).toISOString(), on: [] },
    ...(bar.on.length === 1 && { insteadOf: [...bar.on] }),
    reason: bar.on.length === 0 ? 'other' : 'leave',
  })
  const change = (some: Partial<WireOverrideBody>) => setBody({ ...body, ...some })
  const saving = useSaving({
    send: () => ask(`${rotaPath(site, rota)}/overrides`, { method: 'POST', body }),
    changes: changedByRota(site),
    onDone: onClose,
  })
  const overrides = fitting.find(({ id }) => id === rota)?.overrides ?? []
  const faults = faultsOf(saving.error).map(fault => ({
    ...fault,
    path: fault.path.replace(/^overrides\.\d+\.?/, ''),
  }))
  const people = list.map(({ username, displayName }) => ({ value: username, label: displayName }))
  return (
    <SideForm
      holds={{ rota, body }}
      title={`${say('override.title')} · ${names.post(post)}`}
      {...{ onClose, error: saving.error, isSaving: saving.isPending }}
      onSubmit={() => saving.mutate(undefined)}
      shown={['overrides']}
    >
      {fitting.length > 1 && (
        <Field label={say('override.rota')}>
          {({ status: _, ...control }) => (
            <Select
              {...control}
              value={rota}
              onChange={setRota}
              options={fitting.map(({ id, name, role, zones }) => ({
                value: id,
                label: `${name ? of(name) : roleName(role)} · ${listed(zones.map(names.zone)) || names.zone(null)}`,
              }))}
            />
          )}
        </Field>
      )}
      <MomentField
        label={say('override.from')}
        {...{ timeZone, faults }}
        path="from"
        value={body.from}
        onChange={from => change({ from })}
      />
      <MomentField
        label={say('override.to')}
        {...{ timeZone, faults }}
        path="to"
        value={body.to}
        onChange={to => change({ to })}
      />
      <Field label={say('override.on')} help={say('override.on.help')} path="on" faults={faults}>
        {control => (
          <ManySelect
            {...control}
            options={people}
            value={body.on}
            onChange={on => change({ on })}
            optionFilterProp="label"
          />
        )}
      </Field>
      <Field
        label={say('override.instead')}
        help={say('override.instead.help')}
        path="insteadOf"
        faults={faults}
        optional
      >
        {control => (
          <ManySelect
            {...control}
            options={people}
            optionFilterProp="label"
            value={body.insteadOf ?? []}
            onChange={(some: string[]) => {
              const { insteadOf: _, ...rest } = body
              setBody(some.length === 0 ? rest : { ...rest, insteadOf: some })
            }}
          />
        )}
      </Field>
      <Field label={say('override.reason')} help={say('override.reason.help')}>
        {({ status: _, ...control }) => (
          <Select
            {...control}
            value={body.reason ?? 'other'}
            onChange={reason => change({ reason })}
            options={REASONS.map(value => ({ value, label: say(`override.reason.${value}`) }))}
          />
        )}
      </Field>
      <OverrideList {...{ site, rota, overrides, names, timeZone }} />
    </SideForm>
  )
}
