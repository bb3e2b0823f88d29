import { Input } from 'antd'
import { usePlaces } from '../../api/places.ts'
import { Field } from '../../form/Field.tsx'
import type { Fault } from '../../form/faults.ts'
import { PlaceInput } from '../../form/PlaceInput.tsx'
import { useSay } from '../../words/use-say.ts'
import type { Adoption } from './adoption.ts'
import { words } from './words.ts'

interface PlaceFieldsProps {
  readonly site: string
  readonly draft: Adoption
  readonly faults: readonly Fault[]
  readonly onChange: (part: Partial<Adoption>) => void
}

/** What it is called, and where it stands. */
export function PlaceFields({ site, draft, faults, onChange }: PlaceFieldsProps) {
  const { say } = useSay(words)
  const { zonesOf } = usePlaces()
  return (
    <>
      <Field label={say('claim.name')} path="name" faults={faults}>
        {control => (
          <Input
            {...control}
            maxLength={100}
            value={draft.name}
            onChange={event => onChange({ name: event.target.value })}
          />
        )}
      </Field>
      <div className="form-pair">
        <Field label={say('claim.zone.field')} path="zone" faults={faults}>
          {control => (
            <PlaceInput
              control={control}
              value={draft.zone}
              places={zonesOf(site)}
              onChange={zone => onChange({ zone })}
            />
          )}
        </Field>
        <Field label={say('claim.id')} help={say('claim.id.help')} path="id" faults={faults}>
          {control => (
            <Input
              {...control}
              maxLength={64}
              autoCapitalize="none"
              autoComplete="off"
              spellCheck={false}
              value={draft.id}
              onChange={event => onChange({ id: event.target.value.trim() })}
            />
          )}
        </Field>
      </div>
    </>
  )
}
