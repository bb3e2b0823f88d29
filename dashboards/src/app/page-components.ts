import { type ComponentType, lazy } from 'react'
import AlertsPage from '../alerts/AlertsPage.tsx'
import type { PageProps } from './page-props.ts'
import type { PageName } from './pages.ts'

/** The alerts are there at once; of every other page nothing is fetched before somebody goes there. */
export const pageComponents: Readonly<Record<PageName, ComponentType<PageProps>>> = {
  alerts: AlertsPage,
  plan: lazy(() => import('../site-plan/SitePlanPage.tsx')),
  devices: lazy(() => import('../devices/DevicePages.tsx')),
  fleet: lazy(() => import('../fleet/FleetPage.tsx')),
  sources: lazy(() => import('../devices/sources/SourcesPage.tsx')),
  unclaimed: lazy(() => import('../devices/claim/ClaimPage.tsx')),
  maintenance: lazy(() => import('../maintenance/MaintenancePage.tsx')),
  rules: lazy(() => import('../rules/RulesPage.tsx')),
  quality: lazy(() => import('../quality/QualityPage.tsx')),
  duty: lazy(() => import('../duty/RotaPage.tsx')),
  plans: lazy(() => import('../duty/PlansPage.tsx')),
  ledger: lazy(() => import('../duty/LedgerPage.tsx')),
  account: lazy(() => import('../account/AccountPage.tsx')),
  bulletins: lazy(() => import('../bulletins/BulletinsPage.tsx')),
  people: lazy(() => import('../people/WearersPage.tsx')),
  staff: lazy(() => import('../people/StaffPage.tsx')),
  places: lazy(() => import('../people/PlacesPage.tsx')),
  channels: lazy(() => import('../settings/ChannelsPage.tsx')),
  keys: lazy(() => import('../settings/KeysPage.tsx')),
  backup: lazy(() => import('../settings/BackupPage.tsx')),
  server: lazy(() => import('../settings/ServerPage.tsx')),
}
