import type { WireSite, WireSiteList } from '../../../services/api/wire/place.ts'
import { useGet } from '../api/use-get.ts'
import { Awaited } from '../app/Awaited.tsx'
import { Blank } from '../app/Blank.tsx'
import { go } from '../app/location.ts'
import type { PageProps } from '../app/page-props.ts'
import { useSay } from '../words/use-say.ts'
import { PlanOfSite } from './PlanOfSite.tsx'
import { planPath } from './plan-path.ts'
import { words } from './words.ts'
import './site-plan.css'
import './draw.css'

/** Where everything is, and what is wrong with it. */
export default function SitePlanPage({ rest: [asked, plan] }: PageProps) {
  const { say } = useSay(words)
  const answer = useGet<WireSiteList>('/api/sites')
  const { data } = answer
  const site = data?.sites.find(({ id }) => id === asked) ?? largest(data?.sites)
  if (data === undefined) return <Awaited what={answer} />
  if (site === undefined) return <Blank title={say('plan.no-site')} help={say('plan.no-site.help')} />
  return (
    <PlanOfSite
      key={site.id}
      site={site}
      sites={data.sites}
      plan={site.id === asked ? plan : undefined}
      choose={(id, plan) => go(planPath(id, plan))}
    />
  )
}

/** The server itself may be a site of one device: nobody comes for that. */
const largest = (sites: readonly WireSite[] = []): WireSite | undefined =>
  sites.toSorted((a, b) => b.devices - a.devices)[0]
