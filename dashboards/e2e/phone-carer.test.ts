import type { Page } from 'playwright-core'
import t from 'tap'
import { needs } from '../../scripts/testing/system-program.ts'
import { PATIENCE_MS, PHONE } from './testing/browser.ts'
import { buildConsole } from './testing/built.ts'
import { startCommunity } from './testing/community.ts'
import { settleInHand, signInInHand } from './testing/in-hand.ts'
import { openProfile, pushed } from './testing/notifications.ts'
import { startPushService } from './testing/push-service.ts'

const verdict = (page: Page) => page.locator('.verdict[data-size="page"]')
const tab = (page: Page, name: string) => page.locator('.tabs').getByRole('link', { name })

t.test('a caregiver with a phone, in Chromium with the real server', needs('chromium'), async t => {
  buildConsole()
  const community = await startCommunity()
  t.teardown(() => community.stop())
  const push = await startPushService()
  t.teardown(() => push.service.close())
  await push.setUp(community)
  const { band } = await settleInHand(community)
  const well = { heartRateBpm: 72, spo2Percent: 97, worn: true, batteryPercent: 68, steps: 4_210 }
  await band({ ...well, lat: 31.2304, lon: 121.4737 })
  const { context, page, close } = await openProfile(community.origin, PHONE)
  t.teardown(close)
  const faults: string[] = []
  page.on('pageerror', error => faults.push(error.message))
  await push.useIn(page)
  const alert = () => community.alerts().then(([first]) => first)

  await t.test('one look says that she is all right, and what that goes by', async t => {
    await signInInHand(page, community, 'liu')
    await verdict(page).getByText('一切正常').waitFor()
    await page.locator('.vitals').getByText('正常 45–130').waitFor()
    t.match(await page.locator('.vitals').innerText(), /72/)
    await page.locator('.band-state').getByText('3 号楼').waitFor()
    t.match(await page.locator('.band-state').innerText(), /已佩戴[\s\S]*68%/)
    t.equal(await page.locator('.map-link').getAttribute('href'), 'geo:31.2304,121.4737?q=31.2304,121.4737')
    t.equal(await page.locator('.contacts a').getAttribute('href'), 'tel:+861055500110')
  })

  await t.test('it can be installed, and then opens here', async t => {
    const session = await context.newCDPSession(page)
    t.same((await session.send('Page.getInstallabilityErrors')).installabilityErrors, [])
    const { data = '' } = await session.send('Page.getAppManifest')
    t.match(JSON.parse(data), { start_url: '/m', display: 'standalone' })
    await session.detach()
  })

  await t.test('that no alarm would reach her is said, and one switch mends it', async () => {
    await page.getByText('有告警时您收不到通知').waitFor()
    await page.getByRole('link', { name: '去解决' }).tap()
    await page.getByRole('switch', { name: '此设备接收通知' }).tap()
    await page.getByText('有告警时您收不到通知').waitFor({ state: 'detached' })
    await tab(page, '照护').tap()
    await verdict(page).waitFor()
    await page.locator('.reach-banner').waitFor({ state: 'detached' })
  })

  await t.test('a call for help is pushed; touching it opens the alert, one tap takes it', async t => {
    await band({ ...well, sos: true })
    await verdict(page).getByText('SOS 求救').waitFor()
    await received(1)
    const [payload = ''] = push.service.received
    const id = (await alert())?.id
    const [shown] = await pushed(page, payload)
    t.match(shown, { tag: id, requireInteraction: true })
    await touch()
    await page.waitForURL(`${community.origin}/m/alerts/${id}`)
    await page.getByRole('button', { name: '我来处理' }).tap()
    await page.locator('.done-line').getByText('已接单').waitFor()
    t.match(await alert(), { handling: 'assigned', assignee: 'liu' })
  })

  await t.test('who has it is said where she is asked after, and the week is drawn', async t => {
    await page.getByRole('link', { name: /王秀兰/ }).tap()
    await verdict(page).getByText('您正在处理').waitFor()
    await page.locator('.week-chart svg').first().waitFor()
    await page.locator('.steps-bars li').first().waitFor()
    t.equal(await page.locator('.steps-bars li').count(), 7)
    t.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth))
  })

  await t.test('the button of the notification acknowledges at once', async t => {
    await tab(page, '照护').tap()
    const { id } = (await alert()) ?? {}
    await community.call('POST', `/api/alerts/${id}/resolve`, {})
    await verdict(page).getByText('一切正常').waitFor()
    await band({ ...well, sos: false })
    await band({ ...well, sos: true })
    await verdict(page).getByText('还没有人处理').waitFor()
    const next = (await alert())?.id
    t.not(next, id)
    const payload = {
      ...JSON.parse(push.service.received[0] ?? '{}'),
      alert: next,
      tag: next,
      title: '又一次',
    }
    await pushed(page, JSON.stringify(payload))
    await touch('take')
    await page.waitForURL(`${community.origin}/m/alerts/${next}`)
    await page.locator('.alert-facts').getByText('已确认').waitFor()
    t.match(await alert(), { id: next, handling: 'acknowledged' })
    t.same(faults, [])
  })

  /** The server tells the push service in its own time; the page goes on drawing meanwhile. */
  async function received(many: number): Promise<void> {
    const until = performance.now() + PATIENCE_MS
    while (push.service.received.length < many) {
      if (performance.now() > until) throw new Error('nothing was pushed')
      await page.evaluate(() => new Promise(requestAnimationFrame))
    }
  }

  /** As a finger does it on the notification that is shown. */
  async function touch(action = ''): Promise<void> {
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
    await worker.evaluate(async action => {
      const scope = globalThis as unknown as {
        registration: ServiceWorkerRegistration
        dispatchEvent(event: unknown): boolean
        NotificationEvent: new (type: string, init: object) => { waitUntil(done: Promise<unknown>): void }
      }
      const notification = (await scope.registration.getNotifications()).at(-1)
      const event = new scope.NotificationEvent('notificationclick', { notification, action })
      const waits: Promise<unknown>[] = []
      // Focusing a window is left to real touches, and refused here: what follows is carried out all the same.
      event.waitUntil = done => void waits.push(done.catch(() => {}))
      scope.dispatchEvent(event)
      await Promise.all(waits)
    }, action)
  }
})
