import { usePlace } from '../app/location.ts'
import { useSignedIn } from '../app/rights.ts'
import { useSay } from '../words/use-say.ts'
import { AlertPage } from './alert/AlertPage.tsx'
import { useDepth } from './back.ts'
import { WearerPage } from './carer/WearerPage.tsx'
import { WearersPage } from './carer/WearersPage.tsx'
import { DevicePage } from './device/DevicePage.tsx'
import { Empty } from './Empty.tsx'
import { LineBanner } from './LineBanner.tsx'
import { NewsBar } from './NewsBar.tsx'
import { DoneLine } from './outbox/DoneLine.tsx'
import { OutboxBar } from './outbox/OutboxBar.tsx'
import { MePage } from './own/MePage.tsx'
import { ReachBanner } from './own/ReachBanner.tsx'
import { Page } from './Page.tsx'
import { RoundPage } from './round/RoundPage.tsx'
import { HOME, type PhoneRoute, phoneRouteOf } from './route.ts'
import { Tabs } from './Tabs.tsx'
import { words } from './words.ts'
import './phone.css'
import './parts.css'

/** What stands around every page: how true it is, what waits, news that cannot wait, and the ways below. */
export function PhoneShell() {
  const { say: tell } = useSay(words)
  const { path } = usePlace()
  useDepth()
  const route = phoneRouteOf(path)
  return (
    <div className="phone" data-page={route.page}>
      <aside aria-label={tell('notices')}>
        <LineBanner />
        <ReachBanner />
        <NewsBar />
        <OutboxBar />
        <DoneLine />
      </aside>
      <Shown key={path} route={route} />
      {route.page !== 'alert' && <Tabs route={route} />}
    </div>
  )
}

function Shown({ route }: { readonly route: PhoneRoute }) {
  const { role } = useSignedIn()
  switch (route.page) {
    case 'home':
      return role === 'caregiver' ? <WearersPage /> : <RoundPage />
    case 'alerts':
      return <RoundPage />
    case 'alert':
      return <AlertPage id={route.id} />
    case 'device':
      return <DevicePage id={route.id} />
    case 'wearer':
      return <WearerPage site={route.site} id={route.id} />
    case 'me':
      return <MePage />
    case 'unknown':
      return <Nothing />
  }
}

function Nothing() {
  const { say: tell } = useSay(words)
  return (
    <Page title={tell('nothing-here')} up={HOME}>
      <Empty title={tell('nothing-here')}>
        <a href={HOME}>{tell('home')}</a>
      </Empty>
    </Page>
  )
}
