import type { WireAlertList } from '../../../services/api/wire/alert.ts'
import type { WireIssuedCase } from '../../../services/api/wire/case.ts'
import type { WireScreenMade } from '../../../services/api/wire/lobby.ts'
import type { WireWearerList } from '../../../services/api/wire/people.ts'
import { spokenTo } from './orders-given.ts'
import type { At } from './shift.ts'

/** What the addresses of a tour are made of. */
export interface Found {
  /** The newest alert of a rule. */
  alert(rule: string): string
  /** The alerts of a lane that was spoken to and of a charger that was cut off by its rule, and that charger. */
  readonly ordered: { readonly lane: string; readonly smoke: string; readonly charger: string }
  /** Somebody who wears a band. */
  readonly wearer: string
  /** Where a resident follows the newest alert of a rule. */
  case(rule: string): string
  /** Where a screen in a lobby begins. */
  readonly screen: string
}

/** A page, or a state of one, that everybody who changes it should see. */
export interface Stop {
  readonly name: string
  /** Whose eyes; `nobody` has no account. */
  readonly as: 'admin' | 'manager' | 'grid' | 'tech' | 'carer' | 'nobody'
  readonly path: string | ((found: Found) => string)
  /** What is there once the page is whole. */
  readonly shows: string
  /** That is far down on a page that says other things first: its picture is of there. */
  readonly isBelow?: true
  /** Where nobody would open it on the other. */
  readonly only?: 'desk' | 'phone'
}

/** In the order of a walk through the product: axe looks at each of them, and `npm run screens` takes its picture. */
export const stops: readonly Stop[] = [
  { name: 'sign-in', as: 'nobody', path: '/', shows: '#username' },
  { name: 'alerts', as: 'manager', path: '/', shows: '.alert-row' },
  { name: 'alerts-history', as: 'manager', path: '/?view=history', shows: '.alert-row' },
  {
    name: 'alert-lane',
    as: 'manager',
    path: found => `/alerts/${found.alert('fire-lane-blocked')}`,
    shows: '.timeline',
  },
  { name: 'alert-sos', as: 'manager', path: found => `/alerts/${found.alert('sos')}`, shows: '.timeline' },
  {
    name: 'alert-bin',
    as: 'manager',
    path: found => `/alerts/${found.alert('bin-full')}`,
    shows: '.timeline',
  },
  {
    name: 'alert-redacted',
    as: 'grid',
    path: found => `/alerts/${found.alert('sos')}`,
    shows: '.timeline',
    only: 'desk',
  },
  { name: 'plan', as: 'manager', path: '/plan', shows: '.thing' },
  { name: 'plan-zones', as: 'manager', path: '/plan/demo/zones', shows: '.thing' },
  { name: 'plan-device', as: 'manager', path: '/plan?device=demo-bin-01', shows: '.plan-card' },
  { name: 'devices', as: 'manager', path: '/devices', shows: 'main h1' },
  { name: 'device', as: 'manager', path: '/devices/demo-bin-01', shows: 'main h1' },
  { name: 'device-lift', as: 'manager', path: '/devices/demo-lift-01', shows: '.values' },
  {
    name: 'alert-lift',
    as: 'manager',
    path: found => `/alerts/${found.alert('lift-trapped')}`,
    shows: '.timeline',
  },
  {
    name: 'device-heard',
    as: 'manager',
    path: '/devices/demo-yard-bin-20',
    shows: '.heard-at dl',
    isBelow: true,
  },
  {
    name: 'device-heard-edit',
    as: 'tech',
    path: '/devices/demo-yard-bin-20?do=heard',
    shows: '.mounting-sketch',
  },
  { name: 'device-token', as: 'tech', path: '/devices/demo-bin-01?do=token', shows: '.device-certificates' },
  { name: 'device-add', as: 'manager', path: '/devices?do=add', shows: '.side-form' },
  { name: 'device-import', as: 'manager', path: '/devices?do=import', shows: '.importing', only: 'desk' },
  { name: 'fleet', as: 'manager', path: '/fleet', shows: '.fleet-bars' },
  { name: 'sources', as: 'manager', path: '/sources', shows: '.rows' },
  {
    name: 'sources-chargers',
    as: 'manager',
    path: '/sources',
    shows: '.charger-door .rows',
    isBelow: true,
  },
  { name: 'source', as: 'manager', path: '/sources?source=demo-yard', shows: '.source-editor' },
  { name: 'unclaimed', as: 'tech', path: '/unclaimed', shows: '.claim-like' },
  {
    name: 'claim',
    as: 'manager',
    path: '/unclaimed?claim=demo-yard+yard-bin-21',
    shows: '.would-be dl',
  },
  {
    name: 'device-orders',
    as: 'manager',
    path: '/devices/demo-fire-lane-camera-09',
    shows: '.given-orders li[data-state="refused"]',
    isBelow: true,
  },
  {
    name: 'charger-orders',
    as: 'manager',
    path: found => `/devices/${found.ordered.charger}`,
    shows: '.given-orders',
    isBelow: true,
  },
  {
    name: 'alert-ordered',
    as: 'manager',
    path: found => `/alerts/${found.ordered.smoke}`,
    shows: '.given-orders',
  },
  { name: 'maintenance', as: 'manager', path: '/maintenance', shows: 'main h1' },
  {
    name: 'maintenance-plan',
    as: 'manager',
    path: '/maintenance?do=plan&device=demo-charger-01',
    shows: '.told-list',
  },
  { name: 'rules', as: 'admin', path: '/rules', shows: '.rule-row' },
  { name: 'rule', as: 'admin', path: '/rules/bin-full', shows: '.rule-alerts' },
  { name: 'rule-places', as: 'manager', path: '/rules/bin-full?tab=places', shows: 'main h2' },
  {
    name: 'rule-backtest',
    as: 'admin',
    path: '/rules/bin-full?tab=backtest&set=highPercent:95&days=7',
    shows: '.backtest',
  },
  { name: 'rule-orders', as: 'manager', path: '/rules/charger-smoke?tab=places', shows: '.place-row' },
  { name: 'rule-versions', as: 'admin', path: '/rules/bin-full?tab=versions', shows: '.versions li' },
  { name: 'rule-new', as: 'admin', path: '/rules?new=1', shows: '.new-rule' },
  { name: 'quality', as: 'manager', path: '/quality', shows: '.quality-figures' },
  { name: 'duty', as: 'manager', path: '/duty', shows: '.duty-now' },
  { name: 'duty-month', as: 'manager', path: '/duty?view=month', shows: 'main h1', only: 'desk' },
  { name: 'duty-rota', as: 'manager', path: '/duty?rota=new', shows: '.side-form' },
  { name: 'duty-plans', as: 'manager', path: '/duty/plans', shows: '.duty-plan' },
  { name: 'duty-plan', as: 'manager', path: '/duty/plans?plan=new', shows: '.side-form' },
  { name: 'duty-notices', as: 'manager', path: '/duty/notices', shows: 'main h1' },
  { name: 'people', as: 'manager', path: '/people', shows: '.rows' },
  {
    name: 'people-wearer',
    as: 'manager',
    path: found => `/people?wearer=${found.wearer}`,
    shows: '.wearer-file',
  },
  { name: 'people-staff', as: 'manager', path: '/people/staff', shows: '.rows' },
  { name: 'people-invite', as: 'manager', path: '/people/staff?account=new', shows: '.side-form' },
  { name: 'people-places', as: 'manager', path: '/people/places', shows: '.zone-tree' },
  { name: 'settings', as: 'admin', path: '/settings', shows: 'main h1' },
  { name: 'settings-channel', as: 'admin', path: '/settings?channel=new', shows: '.side-form', only: 'desk' },
  { name: 'settings-keys', as: 'admin', path: '/settings/keys', shows: 'main h1', only: 'desk' },
  { name: 'settings-backup', as: 'admin', path: '/settings/backups', shows: 'main h1', only: 'desk' },
  { name: 'settings-server', as: 'admin', path: '/settings/server', shows: 'main h1', only: 'desk' },
  { name: 'account', as: 'manager', path: '/account', shows: '.account-page' },
  { name: 'welcome-ended', as: 'nobody', path: '/welcome#ended', shows: '.welcome-step' },
  { name: 'in-hand-wearers', as: 'carer', path: '/m', shows: '.wearer-row', only: 'phone' },
  {
    name: 'in-hand-wearer',
    as: 'carer',
    path: found => `/m/wearers/demo/${found.wearer}`,
    shows: '.steps-bars',
    only: 'phone',
  },
  {
    name: 'in-hand-alert',
    as: 'carer',
    path: found => `/m/alerts/${found.alert('sos')}`,
    shows: '.history',
    only: 'phone',
  },
  { name: 'in-hand-round', as: 'grid', path: '/m', shows: '.round-row', only: 'phone' },
  {
    name: 'in-hand-bin',
    as: 'grid',
    path: found => `/m/alerts/${found.alert('bin-full')}`,
    shows: '.history',
    only: 'phone',
  },
  {
    name: 'in-hand-device',
    as: 'grid',
    path: '/m/devices/demo-bin-01',
    shows: '.device-says',
    only: 'phone',
  },
  {
    name: 'in-hand-ordered',
    as: 'grid',
    path: found => `/m/alerts/${found.ordered.lane}`,
    shows: '.given-orders',
    only: 'phone',
  },
  { name: 'in-hand-me', as: 'grid', path: '/m/me', shows: '.switch', only: 'phone' },
  { name: 'bulletins', as: 'manager', path: '/bulletins', shows: 'table.rows' },
  { name: 'bulletin-new', as: 'manager', path: '/bulletins?bulletin=new', shows: '.bulletin-preview' },
  { name: 'case-ask', as: 'nobody', path: '/case', shows: '#case-number' },
  { name: 'case-open', as: 'nobody', path: found => found.case('fire-lane-blocked'), shows: '.case-line' },
  { name: 'case-done', as: 'nobody', path: found => found.case('bin-full'), shows: '.case-line' },
  { name: 'screen-unset', as: 'nobody', path: '/screen', shows: '.wall-blank', only: 'desk' },
  { name: 'screen', as: 'nobody', path: found => found.screen, shows: '.board-row', only: 'desk' },
  { name: 'not-yours', as: 'grid', path: '/settings', shows: '.blank', only: 'desk' },
  { name: 'unknown', as: 'manager', path: '/nothing', shows: '.blank' },
]

export async function foundBy(manager: At): Promise<Found> {
  const { alerts } = (await manager('GET', '/api/alerts?limit=500')) as WireAlertList
  const { wearers } = (await manager('GET', '/api/sites/demo/wearers')) as WireWearerList
  const newest = (rule: string) => {
    const found = alerts.find(alert => alert.rule === rule)
    if (found === undefined) throw new Error(`the community has no alert of ${rule}`)
    return found.id
  }
  const cases = new Map<string, string>()
  for (const rule of ['fire-lane-blocked', 'bin-full']) {
    const { url } = (await manager('POST', `/api/alerts/${newest(rule)}/case`)) as WireIssuedCase
    cases.set(rule, url)
  }
  const { url: screen } = (await manager('POST', '/api/sites/demo/screens', {
    name: '大堂',
  })) as WireScreenMade
  const smoke = alerts.find(({ rule }) => rule === 'charger-smoke')
  return {
    ...{ wearer: wearers[0]?.id ?? '', alert: newest, case: rule => cases.get(rule) ?? '/case', screen },
    ordered: {
      lane: spokenTo(alerts)?.id ?? '',
      smoke: newest('charger-smoke'),
      charger: smoke?.deviceId ?? '',
    },
  }
}
