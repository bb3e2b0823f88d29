import { Button, Segmented, Select } from 'antd'
import type { WireSite } from '../../../services/api/wire/place.ts'
import type { WireSitePlan } from '../../../services/api/wire/site-plan.ts'
import { usePhone } from '../app/media.ts'
import { useSay } from '../words/use-say.ts'
import { ZONES_PLAN } from './plan-path.ts'
import type { PlanData } from './use-plan-data.ts'
import { words } from './words.ts'

interface PlanHeadProps {
  readonly site: WireSite
  readonly sites: readonly WireSite[]
  readonly data: PlanData
  readonly plan: WireSitePlan | undefined
  readonly choose: (site: string, plan?: string) => void
  readonly draw: () => void
}

export function PlanHead({ site, sites, data, plan, choose, draw }: PlanHeadProps) {
  const { say, of } = useSay(words)
  // Nobody draws with a thumb.
  const phone = usePhone()
  const options = [
    ...data.plans.map(({ id, name }) => ({ value: id, label: of(name) })),
    { value: ZONES_PLAN, label: say('plan.zones') },
  ]
  return (
    <div className="page-head plan-head">
      <h1>{say('plan.title')}</h1>
      {sites.length > 1 && (
        <Select
          aria-label={say('plan.site')}
          value={site.id}
          options={sites.map(one => ({ value: one.id, label: of(one.name) }))}
          onChange={(id: string) => choose(id)}
          popupMatchSelectWidth={false}
        />
      )}
      {data.plans.length > 0 && (
        <Segmented
          aria-label={say('plan.which')}
          value={plan?.id ?? ZONES_PLAN}
          options={options}
          onChange={id => choose(site.id, String(id))}
        />
      )}
      {data.mayEdit && !phone && (
        <Button className="plan-edit" onClick={draw}>
          {say(plan === undefined ? 'plan.draw' : 'plan.edit')}
        </Button>
      )}
    </div>
  )
}
