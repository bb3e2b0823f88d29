import { Select } from 'antd'
import type { ReactNode } from 'react'
import type { WireSite } from '../../../services/api/wire/place.ts'
import { Awaited } from '../app/Awaited.tsx'
import { Blank } from '../app/Blank.tsx'
import { Link } from '../app/Link.tsx'
import { useCan } from '../app/rights.ts'
import { useSay } from '../words/use-say.ts'
import { useSite } from './site.ts'
import { words } from './words.ts'
import './form.css'

interface SitePageProps {
  readonly title: string
  readonly help?: string
  readonly children: (site: WireSite) => ReactNode
  /** Beside the title; of the site as well. */
  readonly actions?: (site: WireSite) => ReactNode
}

/** A page about one site, with the choice of it where there are several. */
export function SitePage({ title, help, children, actions }: SitePageProps) {
  const { say, of } = useSay(words)
  const { sites, site, choose, isNone, isKnown, asked } = useSite()
  return (
    <div className="form-page">
      <div className="page-head">
        <h1>{title}</h1>
        {sites !== undefined && sites.length > (isNone ? 0 : 1) && (
          <Select
            aria-label={say('form.site')}
            value={site?.id ?? null}
            placeholder={say('form.site')}
            options={sites.map(one => ({ value: one.id, label: of(one.name) }))}
            onChange={(id: string | null) => choose(id ?? '')}
            popupMatchSelectWidth={false}
          />
        )}
        {site !== undefined && <span className="page-actions">{actions?.(site)}</span>}
      </div>
      {help !== undefined && <p className="quiet page-help">{help}</p>}
      {!isKnown && <Awaited what={asked} />}
      {isNone && <NoSite />}
      {site !== undefined && children(site)}
    </div>
  )
}

/** What comes before everything else: what the server says of itself is no community. */
function NoSite() {
  const { say } = useSay(words)
  const can = useCan()
  const mayName = can('places.write') && can('server.read')
  return (
    <Blank title={say('form.no-site')} help={say(mayName ? 'form.no-site.name' : 'form.no-site.help')}>
      {mayName && <Link href="/people/places?form=new-site">{say('form.no-site.link')}</Link>}
    </Blank>
  )
}
