import { Suspense, useEffect } from 'react'
import type { WireMe } from '../../../services/api/wire/session.ts'
import { ReachBanner } from '../account/ReachBanner.tsx'
import { AlarmSignal } from '../alarm/AlarmSignal.tsx'
import { CriticalBar } from '../alerts/CriticalBar.tsx'
import { FeedBanner, FeedLight } from '../feed/FeedStatus.tsx'
import { HealthStrip } from '../health/HealthStrip.tsx'
import { keepToldHere } from '../push/this-browser.ts'
import { useWords } from '../words/words.ts'
import { Account } from './Account.tsx'
import { Blank } from './Blank.tsx'
import { Boundary } from './Boundary.tsx'
import { Link } from './Link.tsx'
import { usePlace } from './location.ts'
import { BrandMark } from './marks.tsx'
import { Navigation } from './Navigation.tsx'
import { NotTheirs } from './NotTheirs.tsx'
import { pageComponents } from './page-components.ts'
import { pageOf } from './pages.ts'
import { useCan } from './rights.ts'
import { type Route, routeOf } from './route.ts'
import { SectionTabs } from './SectionTabs.tsx'
import { useTitle } from './title.ts'
import './shell.css'

/** What stands around every page: the name, the ways, the state of the connection, and news that cannot wait. */
export function Shell({ me }: { readonly me: WireMe }) {
  const { say } = useWords()
  const route = routeOf(usePlace().path)
  useTitle(route)
  useEffect(() => {
    keepToldHere(me.username).catch(() => {})
  }, [me.username])
  return (
    <div className="shell" data-one-alert={route.page === 'alerts' && route.rest.length > 0}>
      <a className="skip" href="#content">
        {say('nav.skip')}
      </a>
      <header className="top">
        <Link href="/" className="brand">
          <BrandMark width="28" height="28" />
          <span>{say('brand.name')}</span>
        </Link>
        <AlarmSignal />
        <FeedLight />
        <Account me={me} />
      </header>
      <Navigation route={route} />
      <div className="beside-ways">
        <FeedBanner />
        <HealthStrip />
        <ReachBanner me={me} />
        <CriticalBar />
        <SectionTabs route={route} />
        <main id="content" tabIndex={-1}>
          <Boundary key={route.page}>
            <Suspense fallback={<p className="quiet loading">{say('page.loading')}</p>}>
              <Page route={route} me={me} />
            </Suspense>
          </Boundary>
        </main>
      </div>
    </div>
  )
}

function Page({ route, me }: { readonly route: Route; readonly me: WireMe }) {
  const { say } = useWords()
  const can = useCan()
  const { page, rest } = route
  if (page === 'unknown')
    return (
      <Blank page title={say('page.unknown')}>
        <Link href="/">{say('page.home')}</Link>
      </Blank>
    )
  if (!can(pageOf(page).right ?? 'self')) return <NotTheirs route={route} />
  const Component = pageComponents[page]
  return <Component me={me} rest={rest} />
}
