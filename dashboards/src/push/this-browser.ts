import type { WireOwnPush, WirePushWanted } from '../../../services/api/wire/push.ts'
import { ask } from '../api/request.ts'
import type { Language } from '../words/say.ts'
import { type Hindrance, hindranceOf, surroundings } from './support.ts'
import { workerRegistration } from './worker.ts'

/** Whether this browser is told, or what stands in the way of that. */
export type PushState = Hindrance | 'no-channel' | 'service-away' | 'off' | 'on'

export async function pushState(): Promise<PushState> {
  const hindrance = hindranceOf(surroundings())
  if (hindrance !== undefined) return hindrance
  const [registration, own] = await Promise.all([workerRegistration(), ownPush()])
  if (registration === undefined) return 'insecure'
  if (own.publicKey === null) return 'no-channel'
  const subscription = await registration.pushManager.getSubscription()
  return subscription !== null && isKnown(subscription, own) ? 'on' : 'off'
}

/** Asks the person, the browser and the server, in that order. Answers how it then stands. */
export async function beToldHere(username: string): Promise<PushState> {
  if ((await Notification.requestPermission()) !== 'granted') return await pushState()
  const [registration, { publicKey }] = await Promise.all([workerRegistration(), ownPush()])
  if (registration === undefined || publicKey === null) return await pushState()
  const before = await registration.pushManager.getSubscription()
  const subscription = await subscribed(registration, before, publicKey)
  if (subscription === undefined) return 'service-away'
  const replaces = before !== null && before.endpoint !== subscription.endpoint ? before.endpoint : undefined
  const body = { subscription: formOf(subscription), ...(replaces !== undefined && { replaces }) }
  await ask('/api/me/push', { method: 'POST', body })
  wish.set(username)
  return 'on'
}

/** The browser keeps to it even where the server is not reached: it takes nothing any more. */
export async function beToldNoMore(): Promise<PushState> {
  wish.set(undefined)
  const subscription = await (await workerRegistration())?.pushManager.getSubscription()
  if (!subscription) return 'off'
  const { endpoint } = subscription
  try {
    await ask('/api/me/push', { method: 'DELETE', body: { endpoint } })
  } finally {
    await subscription.unsubscribe()
  }
  return 'off'
}

export async function tryHere(language: Language): Promise<void> {
  const subscription = await (await workerRegistration())?.pushManager.getSubscription()
  const body = { endpoint: subscription?.endpoint ?? '', language }
  await ask('/api/me/push/test', { method: 'POST', body })
}

/**
 * Browsers end subscriptions, and a server may get other keys: whoever wanted to be told here still is. Whoever signed in
 * here before, and never out, is told here no more: the push service says so to the server.
 */
export async function keepToldHere(username: string): Promise<void> {
  const wanted = wish.get()
  if (wanted !== undefined && wanted !== username) return await forgetBefore()
  if (wanted === undefined || surroundings().permission !== 'granted') return
  if ((await pushState()) === 'off') await beToldHere(username)
}

async function forgetBefore(): Promise<void> {
  wish.set(undefined)
  await (await (await workerRegistration())?.pushManager.getSubscription())?.unsubscribe()
}

const ownPush = () => ask<WireOwnPush>('/api/me/push')

async function subscribed(
  { pushManager }: ServiceWorkerRegistration,
  before: PushSubscription | null,
  publicKey: string,
): Promise<PushSubscription | undefined> {
  if (before !== null && keyOf(before) === publicKey) return before
  await before?.unsubscribe()
  return await pushManager
    .subscribe({ userVisibleOnly: true, applicationServerKey: publicKey })
    .catch(() => undefined)
}

/** Of a server that got other keys nothing comes any more. */
const isKnown = (subscription: PushSubscription, { publicKey, browsers }: WireOwnPush): boolean =>
  keyOf(subscription) === publicKey &&
  browsers.some(({ endpoint, goneAt }) => endpoint === subscription.endpoint && goneAt === null)

function keyOf({ options }: PushSubscription): string {
  const bytes = String.fromCharCode(...new Uint8Array(options.applicationServerKey ?? new ArrayBuffer()))
  return btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function formOf(subscription: PushSubscription): WirePushWanted['subscription'] {
  const { endpoint = '', keys = {} } = subscription.toJSON()
  return { endpoint, keys: { p256dh: keys.p256dh ?? '', auth: keys.auth ?? '' } }
}

/** Who wants to be told here; nobody else is, on a browser that several share. */
const wish = {
  get: (): string | undefined => {
    try {
      return localStorage.getItem(WISH) ?? undefined
    } catch {
      return undefined
    }
  },
  set(username: string | undefined): void {
    try {
      if (username === undefined) localStorage.removeItem(WISH)
      else localStorage.setItem(WISH, username)
    } catch {
      // Where storage is refused, what the browser ends is not begun again.
    }
  },
}
const WISH = 'linli.push'
