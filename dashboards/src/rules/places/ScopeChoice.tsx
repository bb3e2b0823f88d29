import { Select } from 'antd'
import { useDevices } from '../../api/devices.ts'
import { useCan } from '../../app/rights.ts'
import { useSay } from '../../words/use-say.ts'
import { words } from './places-words.ts'
import type { Scope } from './scopes.ts'

interface ScopeChoiceProps {
  readonly scope: Scope
  readonly choose: (scope: Scope) => void
  readonly kind: string
}

/** Everywhere, a site, a zone or a device of the kind that the rule is for. */
export function ScopeChoice({ scope, choose, kind }: ScopeChoiceProps) {
  const { say } = useSay(words)
  const can = useCan()
  const { data } = useDevices()
  const devices = (data?.list ?? []).filter(device => kind === '*' || device.kind === kind)
  const places = [...new Set(devices.flatMap(({ site, zone }) => [site, `${site}/${zone}`]))].sort()
  return (
    <Select
      showSearch
      className="scope-choice"
      optionFilterProp="label"
      aria-label={say('places.where')}
      value={JSON.stringify(scope)}
      options={[
        ...(can('rules.write') ? [{ value: '{}', label: say('places.everywhere') }] : []),
        ...places.map(place => {
          const [site = '', zone] = place.split('/')
          return zone === undefined
            ? { value: JSON.stringify({ site }), label: `${say('places.site')} ${site}` }
            : { value: JSON.stringify({ site, zone }), label: `${say('places.zone')} ${site} · ${zone}` }
        }),
        ...devices.map(({ id, name }) => ({
          value: JSON.stringify({ device: id }),
          label: `${say('places.device')} ${name} · ${id}`,
        })),
      ]}
      onChange={chosen => choose(JSON.parse(chosen) as Scope)}
      popupMatchSelectWidth={false}
    />
  )
}
