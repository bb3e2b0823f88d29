import { Button } from 'antd'
import { useState } from 'react'
import { useDevices } from '../../api/devices.ts'
import { usePlaces } from '../../api/places.ts'
import { useCan } from '../../app/rights.ts'
import { useSay } from '../../words/use-say.ts'
import type { RuleFile } from '../rule-api.ts'
import { OverrideForm } from './OverrideForm.tsx'
import { PlaceRow } from './PlaceRow.tsx'
import { words } from './places-words.ts'
import { asTree, type Override, sameScope } from './scopes.ts'
import { useTune } from './use-tune.tsx'

/** Where the rule is another than everywhere, and by how much: as a tree from everywhere to a single device. */
export function PlacesTab({ rule }: { readonly rule: RuleFile }) {
  const { say } = useSay(words)
  const can = useCan()
  const may = can('rules.tune')
  const { data: devices } = useDevices()
  const { sites } = usePlaces()
  const [edited, edit] = useState<Override>()
  const tuning = useTune(rule)
  const rows = asTree(rule.overrides, id => devices?.byId.get(id))
  return (
    <section className="rule-part">
      <h2>{say('places')}</h2>
      <p className="quiet small">{say('places.about')}</p>
      {tuning.told}
      {rows.length === 0 && <p className="quiet">{say('places.none')}</p>}
      <ul className="places">
        {rows.map(override =>
          edited !== undefined && sameScope(edited.scope, override.scope) ? (
            <li key={JSON.stringify(override.scope)}>
              <OverrideForm rule={rule} override={edited} tuning={tuning} done={() => edit(undefined)} />
            </li>
          ) : (
            <PlaceRow
              key={JSON.stringify(override.scope)}
              rule={rule}
              override={override}
              {...(may
                ? { edit: () => edit(override), remove: () => tuning.set({ scope: override.scope }) }
                : {})}
            />
          ),
        )}
      </ul>
      {may && edited === undefined && (
        <Button type="dashed" onClick={() => edit({ scope: can('rules.write') ? {} : ofSite(sites[0]?.id) })}>
          + {say('places.add')}
        </Button>
      )}
      {edited !== undefined && !rows.some(({ scope }) => sameScope(scope, edited.scope)) && (
        <OverrideForm rule={rule} override={edited} isNew tuning={tuning} done={() => edit(undefined)} />
      )}
    </section>
  )
}

/** Whoever has one site sets nothing for all of them. */
const ofSite = (site: string | undefined): Override['scope'] => (site === undefined ? {} : { site })
