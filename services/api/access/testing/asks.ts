import type { InjectOptions } from 'fastify'
import type { Objects } from './places.ts'
import { allDay } from './walker.ts'

export interface Ask extends Pick<InjectOptions, 'headers' | 'payload'> {
  readonly url: string
  /** What is not there for whoever may look. */
  readonly missing?: string
  /** It is about a site as a whole: next door is not elsewhere. */
  readonly ofSite?: true
}

const csv = { headers: { 'content-type': 'text/csv' } }
const name = { en: 'B', zh: '楼' }
const noon = '2026-05-01T12:00:00Z'
const midnight = '2026-05-02T00:00:00Z'

const onSite =
  (path: string, more: Partial<Ask> = {}) =>
  ({ site }: Objects): Ask => ({ url: `/api/sites/${site}${path}`, ofSite: true, ...more })

const handled = (action: string, payload: object = {}) => ({
  [`POST /api/alerts/:id/${action}`]: ({ alert }: Objects): Ask => ({
    url: `/api/alerts/${alert}/${action}`,
    payload,
  }),
})

const bodyOf = ({ device: { id: _, ...body } }: Objects) => body
const sourceOn = (site: string) => ({
  ...{ site, name: 'Bins', via: { bridge: 'estate' } },
  ...{ filters: ['devices/+/state'], format: 'plain-json' },
})
const personAt = ({ zone }: Objects) => ({ name: 'Zhao', zone, living: 'alone' })

/**
 * How each route whose right does not reach everywhere is asked for something: of one's own, and of others. A new route has
 * a line here, or the table's test fails.
 */
export const asks: Readonly<Record<string, (of: Objects) => Ask>> = {
  'GET /api/devices': () => ({ url: '/api/devices' }),
  'GET /api/devices/:id': ({ device }) => ({ url: `/api/devices/${device.id}` }),
  'PUT /api/devices/:id': of => ({ url: `/api/devices/${of.device.id}`, payload: bodyOf(of) }),
  'DELETE /api/devices/:id': ({ device }) => ({ url: `/api/devices/${device.id}` }),
  'GET /api/devices/:id/token': ({ device }) => ({ url: `/api/devices/${device.id}/token` }),
  'DELETE /api/devices/:id/token/former': ({ device }) => ({ url: `/api/devices/${device.id}/token/former` }),
  'POST /api/devices/:id/certificates': ({ device }) => ({
    url: `/api/devices/${device.id}/certificates`,
    payload: { fingerprint: '0a'.repeat(32) },
  }),
  'DELETE /api/devices/:id/certificates/:fingerprint': ({ device }) => ({
    // Taken away though it was never seen: what is asked here is who may, and not whether it is there.
    url: `/api/devices/${device.id}/certificates/${'0b'.repeat(32)}?unseen=true`,
  }),
  'POST /api/devices/:id/token': ({ device }) => ({ url: `/api/devices/${device.id}/token` }),
  'GET /api/devices/:id/readings': ({ device }) => ({ url: `/api/devices/${device.id}/readings` }),
  'GET /api/devices/:id/health': ({ device }) => ({ url: `/api/devices/${device.id}/health` }),
  'GET /api/devices/:id/label': ({ device }) => ({ url: `/api/devices/${device.id}/label` }),
  'GET /api/devices/labels': () => ({ url: '/api/devices/labels' }),
  'POST /api/devices/settings': () => ({
    url: '/api/devices/settings',
    payload: { devices: { kind: 'smart-bin' }, set: { model: 'M' }, dryRun: true },
  }),
  'GET /api/charger-door': () => ({ url: '/api/charger-door' }),
  'GET /api/device-door': () => ({ url: '/api/device-door' }),
  'GET /api/device-refusals': () => ({ url: '/api/device-refusals' }),
  'GET /api/devices/:id/rules': ({ device }) => ({ url: `/api/devices/${device.id}/rules` }),

  'GET /api/devices/:id/orders': ({ device }) => ({ url: `/api/devices/${device.id}/orders` }),
  'POST /api/devices/:id/orders': ({ device }) => ({
    url: `/api/devices/${device.id}/orders`,
    payload:
      device.kind === 'wristband' ? { name: 'call-me', parameters: { text: 'Ring' } } : { name: 'none' },
  }),
  'DELETE /api/devices/:id/orders/:order': ({ device }) => ({
    url: `/api/devices/${device.id}/orders/none`,
    missing: 'ORDER_NOT_FOUND',
  }),

  'GET /api/bridges': () => ({ url: '/api/bridges' }),
  'GET /api/sources': () => ({ url: '/api/sources' }),
  'PUT /api/sources/:id': ({ site }) => ({
    url: '/api/sources/src-1',
    payload: sourceOn(site),
    ofSite: true,
  }),
  'DELETE /api/sources/:id': () => ({ url: '/api/sources/src-9', missing: 'SOURCE_NOT_FOUND' }),
  'POST /api/sources/try': ({ site }) => ({
    url: '/api/sources/try',
    payload: { source: sourceOn(site), topic: 'devices/7/state', payload: '{}' },
    ofSite: true,
  }),
  'GET /api/unclaimed': () => ({ url: '/api/unclaimed' }),
  'GET /api/unclaimed/:source/:address': () => ({
    url: '/api/unclaimed/src-9/seven',
    missing: 'SOURCE_NOT_FOUND',
  }),
  'POST /api/unclaimed/:source/:address/try': () => ({
    url: '/api/unclaimed/src-9/seven/try',
    payload: { kind: 'smart-bin' },
    missing: 'SOURCE_NOT_FOUND',
  }),
  'DELETE /api/unclaimed/:source/:address': () => ({
    url: '/api/unclaimed/src-9/seven',
    missing: 'SOURCE_NOT_FOUND',
  }),

  'GET /api/alerts': () => ({ url: '/api/alerts' }),
  'GET /api/alerts/:id': ({ alert }) => ({ url: `/api/alerts/${alert}` }),
  'GET /api/colleagues': () => ({ url: '/api/colleagues' }),
  'GET /api/alerts/:id/takers': ({ alert }) => ({ url: `/api/alerts/${alert}/takers` }),
  'GET /api/alerts/:id/vitals': ({ alert }) => ({ url: `/api/alerts/${alert}/vitals` }),
  'GET /api/alerts/:id/photos': ({ alert }) => ({ url: `/api/alerts/${alert}/photos` }),
  'GET /api/alerts/:id/photos/:photo': ({ alert }) => ({
    url: `/api/alerts/${alert}/photos/none`,
    missing: 'PHOTO_NOT_FOUND',
  }),
  'POST /api/alerts/:id/photos': ({ alert }) => ({
    url: `/api/alerts/${alert}/photos`,
    headers: { 'content-type': 'image/png' },
    payload: 'no picture',
  }),
  'POST /api/alerts/:id/case': ({ alert }) => ({ url: `/api/alerts/${alert}/case` }),
  'GET /api/alerts/:id/case': ({ alert }) => ({ url: `/api/alerts/${alert}/case` }),
  'DELETE /api/alerts/:id/case': ({ alert }) => ({
    url: `/api/alerts/${alert}/case`,
    missing: 'CASE_NOT_FOUND',
  }),
  'GET /api/events': () => ({ url: '/api/events' }),
  'GET /api/feed': () => ({ url: '/api/feed' }),
  'GET /api/alarm-quality': () => ({ url: '/api/alarm-quality' }),
  ...handled('acknowledge'),
  ...handled('claim'),
  ...handled('assign', { assignee: 'gao' }),
  ...handled('transfer', { assignee: 'tan', note: 'yours' }),
  ...handled('return', { reason: 'not mine' }),
  ...handled('on-site'),
  ...handled('pause', { forMs: 60_000, reason: 'parts' }),
  ...handled('resume'),
  ...handled('urge'),
  ...handled('comment', { note: 'seen' }),
  ...handled('shelve', { forMs: 60_000, reason: 'known' }),
  ...handled('unshelve'),
  ...handled('resolve', { cause: 'test' }),

  'GET /api/maintenance': () => ({ url: '/api/maintenance' }),
  'POST /api/maintenance': ({ device }) => ({
    url: '/api/maintenance',
    payload: { scope: { device: device.id }, to: midnight, reason: 'paint' },
  }),
  'POST /api/maintenance/preview': ({ device }) => ({
    url: '/api/maintenance/preview',
    payload: { device: device.id },
  }),
  'DELETE /api/maintenance/:id': ({ window }) => ({ url: `/api/maintenance/${window}` }),

  'GET /api/rules': () => ({ url: '/api/rules' }),
  'GET /api/rules/:id': () => ({ url: '/api/rules/bin-full' }),
  'POST /api/rules/check': () => ({ url: '/api/rules/check', payload: { definition: {} } }),
  'PUT /api/rules/:id': ({ device }) => ({
    url: '/api/rules/bin-full',
    payload: { overrides: [{ scope: { device: device.id }, enabled: false }] },
  }),
  'POST /api/rules/backtest': ({ device }) => ({
    url: '/api/rules/backtest',
    payload: { rule: 'bin-full', scope: { devices: [device.id] } },
  }),
  'GET /api/rules/backtests/:id': ({ backtest }) => ({ url: `/api/rules/backtests/${backtest}` }),
  'DELETE /api/rules/backtests/:id': ({ backtest }) => ({ url: `/api/rules/backtests/${backtest}` }),

  'GET /api/sites': () => ({ url: '/api/sites' }),
  'PUT /api/sites/:site': onSite('', { payload: { name } }),
  'GET /api/sites/:site/zones': onSite('/zones'),
  'PUT /api/sites/:site/zones/:id': onSite('/zones/new', { payload: { sort: 'area', name } }),
  'DELETE /api/sites/:site/zones/:id': onSite('/zones/new', { missing: 'ZONE_NOT_FOUND' }),

  'GET /api/sites/:site/bulletins': onSite('/bulletins'),
  'POST /api/sites/:site/bulletins': onSite('/bulletins', { payload: { title: 'Lift', until: midnight } }),
  'PUT /api/sites/:site/bulletins/:id': onSite('/bulletins/none', {
    payload: { title: 'Lift', until: midnight },
    missing: 'BULLETIN_NOT_FOUND',
  }),
  'DELETE /api/sites/:site/bulletins/:id': onSite('/bulletins/none', { missing: 'BULLETIN_NOT_FOUND' }),
  'GET /api/sites/:site/screens': onSite('/screens'),
  'POST /api/sites/:site/screens': onSite('/screens', { payload: { name: 'Lobby' } }),
  'DELETE /api/sites/:site/screens/:id': onSite('/screens/none', { missing: 'SCREEN_NOT_FOUND' }),
  'GET /api/sites/:site/site-plans': onSite('/site-plans'),
  'PUT /api/sites/:site/site-plans/:id': onSite('/site-plans/new', {
    payload: { name, order: 0, aspect: 1, devices: [], outlines: [], version: 'new' },
  }),
  'PUT /api/sites/:site/site-plans/:id/picture': onSite('/site-plans/new/picture', {
    headers: { 'content-type': 'image/png' },
    payload: 'no picture',
    missing: 'SITE_PLAN_NOT_FOUND',
  }),
  'GET /api/sites/:site/site-plans/:id/picture/:picture': onSite('/site-plans/new/picture/none', {
    missing: 'SITE_PLAN_NOT_FOUND',
  }),
  'DELETE /api/sites/:site/site-plans/:id/picture': onSite('/site-plans/new/picture', {
    missing: 'SITE_PLAN_NOT_FOUND',
  }),
  'DELETE /api/sites/:site/site-plans/:id': onSite('/site-plans/new', { missing: 'SITE_PLAN_NOT_FOUND' }),

  'GET /api/sites/:site/plans': onSite('/plans'),
  'GET /api/sites/:site/plans/:id': onSite('/plans/plan'),
  'PUT /api/sites/:site/plans/:id': onSite('/plans/new', { payload: { match: {}, steps: [] } }),
  'DELETE /api/sites/:site/plans/:id': onSite('/plans/plan'),
  'GET /api/sites/:site/plan-for': onSite('/plan-for?rule=sos&kind=wristband&severity=critical&zone=b3'),

  'GET /api/sites/:site/wearers': onSite('/wearers'),
  'POST /api/sites/:site/wearers': of => onSite('/wearers', { payload: personAt(of) })(of),
  'GET /api/sites/:site/wearers/:id': ({ site, wearer }) => ({ url: `/api/sites/${site}/wearers/${wearer}` }),
  'PUT /api/sites/:site/wearers/:id': of => ({
    url: `/api/sites/${of.site}/wearers/${of.wearer}`,
    payload: personAt(of),
    ofSite: true,
  }),
  ...Object.fromEntries(
    ['export', 'looks', 'looks/page'].map(what => [
      `GET /api/sites/:site/wearers/:id/${what}`,
      ({ site, wearer }: Objects): Ask => ({ url: `/api/sites/${site}/wearers/${wearer}/${what}` }),
    ]),
  ),
  'GET /api/sites/:site/residents': onSite('/residents'),
  'POST /api/sites/:site/residents': onSite('/residents', { payload: { name: 'Zhao' } }),
  'PUT /api/sites/:site/residents/:id': ({ site, resident }) => ({
    url: `/api/sites/${site}/residents/${resident}`,
    payload: { name: 'Zhao' },
    ofSite: true,
  }),
  'DELETE /api/sites/:site/residents/:id': ({ site, resident }) => ({
    url: `/api/sites/${site}/residents/${resident}`,
    ofSite: true,
  }),
  ...Object.fromEntries(
    ['zones', 'devices', 'staff', 'residents', 'wearers'].flatMap(table => [
      [`GET /api/sites/:site/export/${table}`, onSite(`/export/${table}`)],
      [`POST /api/sites/:site/import/${table}`, onSite(`/import/${table}`, { ...csv, payload: 'id\n' })],
    ]),
  ),

  'GET /api/sites/:site/rotas': onSite('/rotas'),
  'GET /api/sites/:site/rotas/:id': onSite('/rotas/rota'),
  'PUT /api/sites/:site/rotas/:id': onSite('/rotas/new', {
    payload: { role: 'grid-worker', zones: [], shifts: [allDay], version: 'new' },
  }),
  'POST /api/sites/:site/rotas/:id/overrides': onSite('/rotas/rota/overrides', {
    payload: { from: noon, to: midnight, on: [] },
  }),
  'DELETE /api/sites/:site/rotas/:id/overrides/:override': onSite('/rotas/rota/overrides/none', {
    missing: 'ROTA_NOT_FOUND',
  }),
  'DELETE /api/sites/:site/rotas/:id': onSite('/rotas/rota'),
  'GET /api/sites/:site/duty': onSite('/duty'),
  'GET /api/sites/:site/reachability': onSite('/reachability'),
  'GET /api/sites/:site/duty/calendar': onSite('/duty/calendar'),

  'GET /api/notices': () => ({ url: '/api/notices' }),
  'GET /api/notices/preview': ({ site, zone }) => ({
    url: `/api/notices/preview?site=${site}&zone=${zone}`,
    ofSite: true,
  }),
  'GET /api/accounts/:username/contacts': ({ account }) => ({ url: `/api/accounts/${account}/contacts` }),
  'PUT /api/accounts/:username/contacts': ({ account }) => ({
    url: `/api/accounts/${account}/contacts`,
    payload: { ways: [] },
  }),

  'GET /api/accounts': () => ({ url: '/api/accounts' }),
  'POST /api/accounts': ({ site, zone }) => ({
    url: '/api/accounts',
    payload: { username: `new-${zone}`, role: 'grid-worker', scope: [{ site, zones: [zone] }] },
  }),
  'GET /api/accounts/:username/events': ({ account }) => ({ url: `/api/accounts/${account}/events` }),
  'GET /api/accounts/:username/sessions': ({ account }) => ({ url: `/api/accounts/${account}/sessions` }),
  'PUT /api/accounts/:username': ({ account, site, zone }) => ({
    url: `/api/accounts/${account}`,
    payload: { role: 'grid-worker', scope: [{ site, zones: [zone] }] },
  }),
  'POST /api/accounts/:username/link': ({ account }) => ({ url: `/api/accounts/${account}/link` }),
  'DELETE /api/accounts/:username/sessions/:id': ({ account }) => ({
    url: `/api/accounts/${account}/sessions/none`,
    missing: 'SESSION_NOT_FOUND',
  }),
  'DELETE /api/accounts/:username/sessions': ({ account }) => ({ url: `/api/accounts/${account}/sessions` }),
  'DELETE /api/accounts/:username/second-factor': ({ account }) => ({
    url: `/api/accounts/${account}/second-factor`,
  }),
  'GET /api/keys': () => ({ url: '/api/keys' }),
  'POST /api/keys': ({ site, zone }) => ({
    url: '/api/keys',
    payload: { name: `new-${zone}`, role: 'technician', scope: [{ site, zones: [zone] }] },
  }),
  'DELETE /api/keys/:id': ({ key }) => ({ url: `/api/keys/${key}` }),
  'DELETE /api/accounts/:username': ({ account }) => ({ url: `/api/accounts/${account}` }),
}
