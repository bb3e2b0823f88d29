import { offlinePage } from './offline.ts'
import { type Action, shownOf, type Target } from './shown.ts'

declare const self: ServiceWorkerGlobalScope

/** It keeps nothing, so the newest takes over at once and no page is ever an old one. */
self.addEventListener('install', event => event.waitUntil(self.skipWaiting()))
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()))

/** Pages alone, always from the server; without it there is a page that says so. */
self.addEventListener('fetch', event => {
  if (event.request.mode !== 'navigate') return
  event.respondWith(fetch(event.request).catch(offlinePage))
})

self.addEventListener('push', event => {
  const { title, options } = shownOf(event.data?.text(), Date.now())
  event.waitUntil(self.registration.showNotification(title, options as unknown as NotificationOptions))
})

self.addEventListener('notificationclick', event => {
  const { path, link }: Target = event.notification.data
  const action = event.action as Action | ''
  event.notification.close()
  event.waitUntil(action === 'take' && link !== undefined ? self.clients.openWindow(link) : openAt(path))
})

/** The browser made a new subscription, or wants one: the server is told which it is now. */
self.addEventListener('pushsubscriptionchange', event => {
  const { oldSubscription, newSubscription } = event as PushSubscriptionChangeEvent
  event.waitUntil(renewed(oldSubscription, newSubscription))
})

/** In the console where it is open, without losing what is being written there. */
async function openAt(path: string): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const open = windows.filter(({ url }) => !/^\/(api|a)\//.test(new URL(url).pathname))
  const console = open.find(({ visibilityState }) => visibilityState === 'visible') ?? open[0]
  if (console === undefined) return void (await self.clients.openWindow(path))
  console.postMessage({ type: 'open', path })
  await console.focus()
}

async function renewed(before: PushSubscription | null, now: PushSubscription | null): Promise<void> {
  const options = before?.options
  if (now === null && !options?.applicationServerKey) return
  const subscription =
    now ??
    (await self.registration.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: options?.applicationServerKey ?? null,
    }))
  await fetch('/api/me/push', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ subscription, ...(before && { replaces: before.endpoint }) }),
  })
}
