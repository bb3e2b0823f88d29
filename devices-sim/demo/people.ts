import type { Device } from '../../services/domain/model/device.ts'
import type { ApiClient } from '../api/client.ts'
import { ACCOUNTS, BULLETINS, SITE_NAME, SITE_PHONE, WEARERS, ZONES } from './cast.ts'
import { drawingOf } from './drawing.ts'

/** Whose work it is to be there day and night; in a demo nobody sleeps. */
const ROLES_ON_DUTY = ['manager', 'grid-worker', 'technician'] as const
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const ROTA_NAMES = {
  manager: { en: 'Property desk', zh: '物业值班室' },
  'grid-worker': { en: 'Grid round', zh: '网格巡查班' },
  technician: { en: 'Repair team', zh: '维修班' },
}
const CARERS = ['carer', 'carer-2']

/**
 * Names and draws the places and settles the people of the demo, so that every page has something to show. They sign in with the
 * demo's own password. In a demo that is kept they are there already.
 */
export async function settlePeople(
  api: ApiClient,
  site: string,
  devices: readonly Device[],
  password: string,
): Promise<void> {
  const { accounts } = (await api.ask('GET', '/api/accounts')) as AccountList
  if (accounts.some(({ username }) => username === ACCOUNTS[0]?.username)) return
  await api.ask('PUT', `/api/sites/${site}`, { name: SITE_NAME, phone: SITE_PHONE })
  for (const { id, ...zone } of ZONES) await api.ask('PUT', `/api/sites/${site}/zones/${id}`, zone)
  await api.ask('PUT', `/api/sites/${site}/site-plans/compound`, drawingOf(devices))
  for (const account of ACCOUNTS) await enrol(api, site, account, password)
  for (const wearer of wearers(site)) await api.ask('POST', `/api/sites/${site}/wearers`, wearer)
  for (const { days, ...bulletin } of BULLETINS)
    await api.ask('POST', `/api/sites/${site}/bulletins`, { ...bulletin, until: inDays(days) })
  for (const role of ROLES_ON_DUTY) await api.ask('PUT', `/api/sites/${site}/rotas/${role}`, rotaOf(role))
}

const DAY_MS = 86_400_000
const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString()

interface AccountList {
  readonly accounts: readonly { readonly username: string }[]
}

interface Invited {
  readonly invitation: { readonly token: string }
}

/** By an invitation, like everybody: so the password is theirs at once, and not one that has to be changed. */
async function enrol(
  api: ApiClient,
  site: string,
  { zones, ...account }: (typeof ACCOUNTS)[number],
  password: string,
): Promise<void> {
  const { invitation } = (await api.ask('POST', '/api/accounts', {
    ...account,
    scope: [{ site, zones }],
  })) as Invited
  await api.ask('POST', '/api/invitations/accept', { token: invitation.token, password })
}

const wearers = (site: string) =>
  WEARERS.map(({ relative, relation, ...wearer }, i) => ({
    ...wearer,
    zone: `building-${i + 1}`,
    device: `${site}-band-0${i + 1}`,
    contacts: [{ name: relative, relation, phone: `+86 10 5550 01${i + 10}` }],
    consents: [{ what: 'health', givenOn: '2026-01-05', givenBy: wearer.name }],
    carers: i % 2 === 0 ? CARERS : CARERS.toReversed(),
  }))

const rotaOf = (role: (typeof ROLES_ON_DUTY)[number]) => ({
  role,
  name: ROTA_NAMES[role],
  zones: [],
  shifts: [
    {
      ...{ weekdays: WEEKDAYS, from: '00:00', to: '24:00' },
      on: ACCOUNTS.filter(account => account.role === role).map(({ username }) => username),
    },
  ],
  version: 'new',
})
