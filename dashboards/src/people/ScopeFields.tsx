import { Checkbox } from 'antd'
import type { WireAccountBody } from '../../../services/api/wire/account.ts'
import { useZones } from '../api/places.ts'
import { useSignedIn } from '../app/rights.ts'
import { Field } from '../form/Field.tsx'
import type { Fault } from '../form/faults.ts'
import { ManySelect } from '../form/ManySelect.tsx'
import { useSite } from '../form/site.ts'
import { useSay } from '../words/use-say.ts'
import { staffWords } from './staff-words.ts'

export type Scope = WireAccountBody['scope']
type SiteScope = Exclude<Scope, 'all'>[number]

interface ScopeFieldsProps {
  readonly scope: Scope
  readonly faults: readonly Fault[]
  readonly onChange: (scope: Scope) => void
}

/** Where somebody's work is: everywhere, or on sites, each with zones. */
export function ScopeFields({ scope, faults, onChange }: ScopeFieldsProps) {
  const { say, of } = useSay(staffWords)
  const mayGiveAll = useSignedIn().scope === 'all'
  const { sites } = useSite()
  const parts = scope === 'all' ? [] : scope
  const choose = (ids: string[]) =>
    onChange(ids.map(site => parts.find(one => one.site === site) ?? { site, zones: [] }))
  return (
    <>
      {mayGiveAll && (
        <Checkbox
          checked={scope === 'all'}
          onChange={event =>
            onChange(
              event.target.checked
                ? 'all'
                : (sites ?? []).slice(0, 1).map(({ id }) => ({ site: id, zones: [] })),
            )
          }
        >
          {say('staff.all-sites')}
        </Checkbox>
      )}
      {scope !== 'all' && (
        <Field label={say('staff.sites')} path="scope" faults={faults}>
          {control => (
            <ManySelect
              {...control}
              value={parts.map(({ site }) => site)}
              onChange={choose}
              options={sites?.map(({ id, name }) => ({ value: id, label: of(name) })) ?? []}
              optionFilterProp="label"
            />
          )}
        </Field>
      )}
      {parts.map(part => (
        <ZonesOf
          key={part.site}
          part={part}
          onChange={changed => onChange(parts.map(one => (one.site === changed.site ? changed : one)))}
        />
      ))}
    </>
  )
}

function ZonesOf({
  part,
  onChange,
}: {
  readonly part: SiteScope
  readonly onChange: (part: SiteScope) => void
}) {
  const { say, of } = useSay(staffWords)
  const zones = useZones(part.site).data?.zones ?? []
  const site = useSite().sites?.find(({ id }) => id === part.site)
  return (
    <Field
      label={say('staff.zones', { site: site ? of(site.name) : part.site })}
      help={say('staff.zones.help')}
    >
      {control => (
        <ManySelect
          {...control}
          value={part.zones}
          onChange={chosen => onChange({ ...part, zones: chosen })}
          options={zones.map(({ id, name }) => ({ value: id, label: of(name) }))}
          optionFilterProp="label"
        />
      )}
    </Field>
  )
}
