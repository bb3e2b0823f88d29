import { Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { WireRota, WireRotaBody } from '../../../services/api/wire/duty.ts'
import { useChanged } from '../api/use-get.ts'
import { Faults, Field } from '../form/Field.tsx'
import { type Fault, faultsAt, faultsOf } from '../form/faults.ts'
import { ManySelect } from '../form/ManySelect.tsx'
import { Note } from '../form/Note.tsx'
import { newId } from '../form/new-id.ts'
import { isOvertaken, Overtaken } from '../form/Overtaken.tsx'
import { ROLES, useRoleName } from '../form/role.ts'
import { SideForm } from '../form/SideForm.tsx'
import { useSaving } from '../form/use-saving.ts'
import { useSay } from '../words/use-say.ts'
import { HolidayFields } from './HolidayFields.tsx'
import { useNames } from './names.ts'
import { hasNobody } from './nobody.ts'
import { RemoveRota } from './RemoveRota.tsx'
import { useRotaTold } from './rota-told.ts'
import { bodyOf, changedByRota, saveRota } from './rotas.ts'
import { ShiftFields } from './ShiftFields.tsx'
import { words } from './words.ts'

const MINUTE_MS = 60_000
const SHOWN = ['name', 'role', 'zones', 'shifts', 'holidays', 'handOverMs']

interface RotaFormProps {
  readonly site: string
  /** Absent for a new one. */
  readonly rota: WireRota | undefined
  readonly onClose: () => void
  /** With what may surprise. */
  readonly onSaved: (warnings: readonly Fault[]) => void
}

/** A rota: for which role and places, its shifts, its holidays. */
export function RotaForm({ site, rota, onClose, onSaved }: RotaFormProps) {
  const { say } = useSay(words)
  const names = useNames(site)
  const roleName = useRoleName()
  const told = useRotaTold(names)
  const changed = useChanged()
  const [opened] = useState(rota)
  const [id] = useState(() => rota?.id ?? newId('rota'))
  const [body, setBody] = useState<WireRotaBody>(() => bodyOf(rota))
  const change = (some: Partial<WireRotaBody>) => setBody({ ...body, ...some })
  const saving = useSaving({
    send: (version: string) => saveRota(site, id, { ...body, version }),
    changes: changedByRota(site),
    onDone: ({ warnings }) => {
      onSaved(warnings)
      onClose()
    },
  })
  const faults = faultsOf(saving.error)
  if (isOvertaken(saving.error) && rota === opened) void changed(...changedByRota(site))
  const name = body.name ?? { en: '', zh: '' }
  return (
    <SideForm
      holds={body}
      title={rota ? say('rota.change') : say('rota.new')}
      width={680}
      {...{ onClose, error: isOvertaken(saving.error) ? null : saving.error, isSaving: saving.isPending }}
      onSubmit={() => saving.mutate(opened?.version ?? 'new')}
      shown={SHOWN}
      more={opened && <RemoveRota {...{ site, rota: opened, onClose }} />}
    >
      <div className="form-pair">
        {(['zh', 'en'] as const).map(language => (
          <Field
            key={language}
            label={say(`rota.name.${language}`)}
            path={`name.${language}`}
            faults={faults}
          >
            {control => (
              <Input
                {...control}
                value={name[language]}
                onChange={event => change({ name: { ...name, [language]: event.target.value } })}
              />
            )}
          </Field>
        ))}
      </div>
      <div className="form-pair">
        <Field label={say('rota.role')} path="role" faults={faults}>
          {control => (
            <Select
              {...control}
              value={body.role}
              onChange={role => change({ role })}
              options={ROLES.map(value => ({ value, label: roleName(value) }))}
            />
          )}
        </Field>
        <Field
          label={say('rota.hand-over')}
          help={say('rota.hand-over.help')}
          path="handOverMs"
          faults={faults}
        >
          {control => (
            <InputNumber
              {...control}
              min={0}
              value={(body.handOverMs ?? 0) / MINUTE_MS}
              onChange={minutes => change({ handOverMs: (minutes ?? 0) * MINUTE_MS })}
              suffix={say('rota.minutes')}
            />
          )}
        </Field>
      </div>
      <Field label={say('rota.zones')} help={say('rota.zones.help')} path="zones" faults={faults}>
        {control => (
          <ManySelect
            {...control}
            placeholder={names.zone(null)}
            value={body.zones}
            onChange={zones => change({ zones })}
            options={names.zones.map(zone => ({ value: zone.id, label: names.zone(zone.id) }))}
            optionFilterProp="label"
          />
        )}
      </Field>
      <ShiftFields
        shifts={body.shifts}
        role={body.role}
        faults={faults}
        onChange={shifts => change({ shifts })}
      />
      {hasNobody(body) && <Note>{say('rota.nobody')}</Note>}
      <HolidayFields
        holidays={body.holidays ?? []}
        faults={faults}
        onChange={holidays => change({ holidays })}
      />
      <Faults faults={faultsAt(faults, 'overrides')} />
      {isOvertaken(saving.error) && opened && (
        <Overtaken
          before={told(opened)}
          now={rota && told(rota)}
          onAnyway={() => saving.mutate(rota?.version ?? 'new')}
        />
      )}
    </SideForm>
  )
}
