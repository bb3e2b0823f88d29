import type { Page } from 'playwright-core'
import type { WireAccountMade } from '../../../services/api/wire/account.ts'
import type { Community, Publish } from './community.ts'

const SITE = 'riverside'
export const PASSWORD = 'nine tame herons wade'

/** Zones with names, two who go round there, and one who looks after somebody: those who work with a phone in the hand. */
export async function settleInHand({
  call,
  origin,
  addDevice,
}: Community): Promise<{ readonly band: Publish }> {
  const building = { sort: 'building', name: { en: 'Building 3', zh: '3 号楼' }, version: 'new' }
  const band = await addDevice('band-1', { kind: 'wristband', site: SITE, zone: 'b3', name: '王秀兰的手环' })
  await call('PUT', `/api/sites/${SITE}/zones/b3`, building)
  const zone = { sort: 'area', name: { en: 'East gate', zh: '东门' }, version: 'new' }
  await call('PUT', `/api/sites/${SITE}/zones/gate-1`, zone)
  for (const [username, role] of ACCOUNTS) {
    const account = { username, role, scope: [{ site: SITE, zones: [] }], displayName: username }
    const { invitation } = await call<WireAccountMade>('POST', '/api/accounts', account)
    await accept(origin, invitation?.token ?? '')
  }
  await call('POST', `/api/sites/${SITE}/wearers`, {
    ...{ name: '王秀兰', zone: 'b3', flat: '302', living: 'alone', device: 'band-1', carers: ['liu'] },
    contacts: [{ name: '王建国', relation: '儿子', phone: '+86 10 5550 0110' }],
    consents: [
      { what: 'health', givenOn: '2026-01-05', givenBy: '王秀兰' },
      { what: 'location', givenOn: '2026-01-05', givenBy: '王秀兰' },
    ],
  })
  return { band }
}

const ACCOUNTS = [
  ['liu', 'caregiver'],
  ['wang', 'grid-worker'],
  ['li', 'grid-worker'],
] as const

async function accept(origin: string, token: string): Promise<void> {
  const reply = await fetch(`${origin}/api/invitations/accept`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, password: PASSWORD }),
  })
  if (!reply.ok) throw new Error(`${reply.status} ${await reply.text()}`)
}

/** As somebody does who opens the link for the first time. */
export async function signInInHand(page: Page, { origin }: Community, username: string): Promise<void> {
  await page.goto(`${origin}/m`)
  await page.fill('#username', username)
  await page.fill('#password', PASSWORD)
  await page.keyboard.press('Enter')
  await page.locator('.tabs').waitFor()
}

/** Another window of somebody who does the same from elsewhere. */
export async function elsewhere({ origin }: Community, username: string) {
  const post = async (path: string, body: object, token?: string) => {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
    const reply = await fetch(origin + path, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`)
    return (await reply.json()) as { token: string }
  }
  const { token } = await post('/api/session', { username, password: PASSWORD })
  return (path: string, body: object) => post(path, body, token)
}
