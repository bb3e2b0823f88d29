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

/** A page that one may not open is answered as one that is not there. */
function Page({ route: { page, rest }, me }: { readonly route: Route; readonly me: WireMe }) {
  const { say } = useWords()
  const can = useCan()
  if (page !== 'unknown' && can(pageOf(page).right ?? 'self')) {
    const Component = pageComponents[page]
    return <Component me={me} rest={rest} />
  }
  return (
    <Blank page title={say('page.unknown')}>
      <Link href="/">{say('page.home')}</Link>
    </Blank>
  )
}
