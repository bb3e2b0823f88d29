import { useState } from 'react'
import type { WireSite } from '../../../services/api/wire/place.ts'
import type { WireSitePlan } from '../../../services/api/wire/site-plan.ts'
import { Blank } from '../app/Blank.tsx'
import { Failed } from '../app/Failed.tsx'
import { useSay } from '../words/use-say.ts'
import { PlanEditor } from './PlanEditor.tsx'
import { PlanHead } from './PlanHead.tsx'
import { PlanLook } from './PlanLook.tsx'
import { ZONES_PLAN } from './plan-path.ts'
import { usePlanData } from './use-plan-data.ts'
import { words } from './words.ts'

interface PlanOfSiteProps {
  readonly site: WireSite
  readonly sites: readonly WireSite[]
  readonly plan: string | undefined
  readonly choose: (site: string, plan?: string) => void
}

export function PlanOfSite({ site, sites, plan: asked, choose }: PlanOfSiteProps) {
  const { say, of } = useSay(words)
  const { data, error, retry } = usePlanData(site.id)
  /** As it was when the drawing began: what others save meanwhile is told when it is saved. */
  const [drawn, setDrawn] = useState<{ readonly plan: WireSitePlan | undefined }>()
  if (data === undefined) {
    return error === null ? null : <Failed error={error} retry={() => void retry()} />
  }
  const plan = asked === ZONES_PLAN ? undefined : (data.plans.find(({ id }) => id === asked) ?? data.plans[0])
  if (drawn !== undefined) {
    return (
      <PlanEditor
        {...{ data }}
        plan={drawn.plan}
        leave={saved => {
          setDrawn(undefined)
          choose(site.id, saved)
        }}
      />
    )
  }
  return (
    <div className="plan-page">
      <PlanHead {...{ site, sites, data, plan, choose }} draw={() => setDrawn({ plan })} />
      {data.things.length === 0 && data.plans.length === 0 ? (
        <Blank title={say('plan.no-device')} help={say('plan.no-device.help')} />
      ) : (
        <PlanLook {...{ data, plan }} name={of(site.name)} />
      )}
    </div>
  )
}
