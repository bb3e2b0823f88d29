import { Button } from 'antd'
import type { WireSite } from '../../../services/api/wire/place.ts'
import { useZones } from '../api/places.ts'
import { Awaited } from '../app/Awaited.tsx'
import { Blank } from '../app/Blank.tsx'
import { useCan } from '../app/rights.ts'
import { useParameter } from '../form/parameter.ts'
import { SitePage } from '../form/SitePage.tsx'
import { useSay } from '../words/use-say.ts'
import { placeWords } from './place-words.ts'
import { SiteForm } from './SiteForm.tsx'
import { TableWays } from './TableWays.tsx'
import { ZoneForm } from './ZoneForm.tsx'
import { ZoneTree } from './ZoneTree.tsx'
import './people.css'

/** Sites with their zones, as they lie in one another. */
export default function PlacesPage() {
  const { say } = useSay(placeWords)
  const can = useCan()
  const [form, open] = useParameter('form')
  return (
    <>
      <SitePage
        title={say('places.title')}
        help={say('places.help')}
        actions={({ id }) =>
          can('places.write') && (
            <>
              <TableWays site={id} table="zones" />
              <Button onClick={() => open('site')}>{say('places.site')}</Button>
              <NewSite onOpen={() => open('new-site')} />
              <Button type="primary" onClick={() => open('zone')}>
                {say('places.new-zone')}
              </Button>
            </>
          )
        }
      >
        {site => <OfSite site={site} form={form} open={open} />}
      </SitePage>
      {form === 'new-site' && <SiteForm onClose={() => open('')} />}
    </>
  )
}

/** For whoever has everything: a site of somebody's own scope would be out of their reach. */
function NewSite({ onOpen }: { readonly onOpen: () => void }) {
  const { say } = useSay(placeWords)
  const can = useCan()
  return can('server.read') ? <Button onClick={onOpen}>{say('places.new-site')}</Button> : null
}

interface OfSiteProps {
  readonly site: WireSite
  readonly form: string
  readonly open: (form: string) => void
}

function OfSite({ site, form, open }: OfSiteProps) {
  const { say } = useSay(placeWords)
  const can = useCan()
  const asked = useZones(site.id)
  const zones = asked.data?.zones
  if (zones === undefined) return <Awaited what={asked} />
  const close = () => open('')
  const chosen = zones.find(({ id }) => form === `zone:${id}`)
  return (
    <section className="card" aria-label={say('places.zones')}>
      {zones.length === 0 && <Blank title={say('places.none')} help={say('places.none.help')} />}
      <ZoneTree zones={zones} onOpen={can('places.write') ? id => open(`zone:${id}`) : undefined} />
      {form === 'site' && <SiteForm site={site} onClose={close} />}
      {form === 'zone' && <ZoneForm {...{ site: site.id, zones }} onClose={close} />}
      {chosen && <ZoneForm key={chosen.id} {...{ site: site.id, zones, zone: chosen }} onClose={close} />}
    </section>
  )
}
