import { lazy, Suspense, useEffect } from 'react'
import type { WireMe } from '../../../services/api/wire/session.ts'
import { AlertsPage } from '../alerts/AlertsPage.tsx'
import { CriticalBar } from '../alerts/CriticalBar.tsx'
import { FeedBanner, FeedLight } from '../feed/FeedStatus.tsx'
import { HealthStrip } from '../health/HealthStrip.tsx'
import { keepToldHere } from '../push/this-browser.ts'
import { useWords } from '../words/words.ts'
import { Account } from './Account.tsx'
import { Blank } from './Blank.tsx'
import { Link } from './Link.tsx'
import { usePlace } from './location.ts'
import { BrandMark } from './marks.tsx'
import { Navigation } from './Navigation.tsx'
import { type Route, routeOf } from './route.ts'
import { useTitle } from './title.ts'
import './shell.css'

const DevicesPage = lazy(() => import('../devices/DevicesPage.tsx'))
const DevicePage = lazy(() => import('../devices/DevicePage.tsx'))
const QualityPage = lazy(() => import('../quality/QualityPage.tsx'))
const RulesPage = lazy(() => import('../rules/RulesPage.tsx'))

/** What stands around every page: the name, the ways, the state of the connection, and news that cannot wait. */
export function Shell({ me }: { readonly me: WireMe }) {
  const { say } = useWords()
  const route = routeOf(usePlace().path)
  useTitle(route)
  useEffect(() => {
    keepToldHere(me.username).catch(() => {})
  }, [me.username])
  return (
    <div className="shell" data-one-alert={route.page === 'alerts' && route.alertId !== undefined}>
      <a className="skip" href="#content">
        {say('nav.skip')}
      </a>
      <header className="top">
        <Link href="/" className="brand">
          <BrandMark width="28" height="28" />
          <span>{say('brand.name')}</span>
        </Link>
        <Navigation route={route} />
        <FeedLight />
        <Account me={me} />
      </header>
      <FeedBanner />
      <HealthStrip />
      <CriticalBar />
      <main id="content" tabIndex={-1}>
        <Suspense fallback={<p className="quiet loading">{say('page.loading')}</p>}>
          <Page route={route} me={me} />
        </Suspense>
      </main>
    </div>
  )
}

function Page({ route, me }: { readonly route: Route; readonly me: WireMe }) {
  const { say } = useWords()
  switch (route.page) {
    case 'alerts':
      return <AlertsPage me={me} {...(route.alertId === undefined ? {} : { alertId: route.alertId })} />
    case 'devices':
      return route.deviceId === undefined ? <DevicesPage /> : <DevicePage id={route.deviceId} />
    case 'rules':
      return <RulesPage />
    case 'quality':
      return <QualityPage />
    case 'unknown':
      return (
        <Blank title={say('page.unknown')}>
          <Link href="/">{say('page.home')}</Link>
        </Blank>
      )
  }
}
