import { Button } from 'antd'
import { useState } from 'react'
import { Awaited } from '../app/Awaited.tsx'
import { useCan } from '../app/rights.ts'
import type { Fault } from '../form/faults.ts'
import { useParameter } from '../form/parameter.ts'
import { SavedWith } from '../form/SavedWith.tsx'
import { SitePage } from '../form/SitePage.tsx'
import { useSay } from '../words/use-say.ts'
import { useNames } from './names.ts'
import { PlanCard } from './PlanCard.tsx'
import { PlanForm } from './PlanForm.tsx'
import { usePlanTold } from './plan-told.ts'
import { plans as planWords } from './plan-words.ts'
import { usePlans } from './plans.ts'
import { WouldBeTold } from './WouldBeTold.tsx'
import './duty.css'
import './plans.css'

/** Who is told of what, by what and after how long. */
export default function PlansPage() {
  const { say } = useSay(planWords)
  const can = useCan()
  const [, open] = useParameter('plan')
  return (
    <SitePage
      title={say('plan.title')}
      help={say('plan.help')}
      actions={() =>
        can('plans.write') && (
          <Button type="primary" onClick={() => open('new')}>
            {say('plan.new')}
          </Button>
        )
      }
    >
      {({ id }) => <OfSite key={id} site={id} />}
    </SitePage>
  )
}

function OfSite({ site }: { readonly site: string }) {
  const { say } = useSay(planWords)
  const can = useCan()
  const asked = usePlans(site)
  const { data } = asked
  const told = usePlanTold(useNames(site))
  const [opened, open] = useParameter('plan')
  const [warnings, warn] = useState<readonly Fault[]>([])
  if (data === undefined) return <Awaited what={asked} />
  const own = data.plans.filter(({ builtIn }) => !builtIn)
  return (
    <>
      <SavedWith warnings={warnings} />
      <section className="plans" aria-labelledby="own-plans">
        <h2 id="own-plans">{say('plan.own')}</h2>
        {own.length === 0 && (
          <p className="card">
            <strong>{say('plan.own.none')}</strong>
            {say('plan.own.none.help')}
          </p>
        )}
        {own.map(plan => (
          <PlanCard
            key={plan.id}
            {...{ plan, told }}
            onOpen={can('plans.write') ? () => open(plan.id) : undefined}
          />
        ))}
      </section>
      <WouldBeTold site={site} />
      <section className="plans" aria-labelledby="built-in-plans">
        <h2 id="built-in-plans">{say('plan.built-in')}</h2>
        <p className="quiet">{say('plan.built-in.help')}</p>
        {data.plans
          .filter(({ builtIn }) => builtIn)
          .map(plan => (
            <PlanCard key={plan.id} {...{ plan, told }} onOpen={undefined} />
          ))}
      </section>
      {opened !== '' && can('plans.write') && (
        <PlanForm
          key={opened}
          {...{ site, told }}
          plan={own.find(({ id }) => id === opened)}
          onClose={() => open('')}
          onSaved={warn}
        />
      )}
    </>
  )
}
