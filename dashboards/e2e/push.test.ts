import t from 'tap'
import { needs } from '../../scripts/testing/system-program.ts'
import { DESK, signIn } from './testing/browser.ts'
import { buildConsole } from './testing/built.ts'
import { startCommunity } from './testing/community.ts'
import { openProfile, pushed } from './testing/notifications.ts'

t.test('the console as an app that is told, in Chromium with the real server', needs('chromium'), async t => {
  buildConsole()
  const community = await startCommunity()
  t.teardown(() => community.stop())
  const { context, page, close } = await openProfile(community.origin, DESK)
  t.teardown(close)
  const publish = await community.addBin('bin-1', '东门垃圾桶')
  await publish({ fillPercent: 95 })
  await publish({ fillPercent: 95 })
  const [alert] = await community.alerts()
  const worker = async () => context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
  const payload = (more: object = {}) =>
    JSON.stringify({
      ...{ notice: `${alert?.id}/2`, alert: alert?.id, tag: alert?.id, severity: 'high', lifeSafety: true },
      ...{ ended: false, test: false, language: 'zh', title: '严重：垃圾桶已满', body: '东门' },
      ...{ at: '2026-05-04T03:00:00.000Z', ...more },
    })

  await t.test('it can be installed', async t => {
    await page.goto(community.origin)
    await signIn(page, community)
    const session = await context.newCDPSession(page)
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors')
    t.same(installabilityErrors, [])
    const manifest = await session.send('Page.getAppManifest')
    t.same(manifest.errors, [])
    t.match(JSON.parse(manifest.data ?? ''), { name: '邻里 Linli', display: 'standalone' })
    await session.detach()
  })

  await t.test('its worker is of this server, asked for anew each time, and keeps nothing', async t => {
    t.equal((await worker()).url(), `${community.origin}/service-worker.js`)
    await page.evaluate(() => navigator.serviceWorker.ready)
    await page.reload()
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    t.same(await page.evaluate(() => caches.keys()), [])
  })

  await t.test('a push is shown, and a later word takes its place', async t => {
    const [first] = await pushed(page, payload())
    t.match(first, { title: '严重：垃圾桶已满', body: '东门', requireInteraction: true, tag: alert?.id })
    const after = await pushed(page, payload({ title: '已恢复', ended: true }))
    t.match(after, [{ requireInteraction: false }])
    t.equal(after.length, 1)
  })

  await t.test(
    'touching it opens the alert in the console that is open, with nothing lost there',
    async t => {
      await page.goto(`${community.origin}/devices`)
      // Who is not there yet cannot be led anywhere.
      await page.locator('.feed-light[data-state="live"]').waitFor()
      await page.evaluate(() => Object.assign(window, { stillHere: true }))
      await touch()
      await page.waitForURL(`${community.origin}/alerts/${alert?.id}`)
      await page.locator('.panel-marks').waitFor()
      t.equal(await page.evaluate(() => 'stillHere' in window), true, 'it was not loaded again')
    },
  )

  await t.test('where none is open, one is opened there', async t => {
    await pushed(page, payload({ link: 'https://linli.example/a/token' }))
    await page.goto('about:blank')
    t.same(await touch(), [`/alerts/${alert?.id}`])
  })

  await t.test('without the server there is a page that says so, and nothing old', async t => {
    await page.goto(community.origin)
    await page.evaluate(() => navigator.serviceWorker.ready)
    await context.setOffline(true)
    await page.reload()
    await page.getByText('无法连接服务器').waitFor()
    t.equal(await page.locator('#root').count(), 0)
    await context.setOffline(false)
    // On a slow machine the page has looked again by itself before it is clicked.
    const root = page.locator('#root').waitFor()
    await Promise.race([page.getByRole('link', { name: '重试' }).click(), root])
    await root
  })

  /** As a person does it, save that opening and focusing a window are left to real touches: what would be opened is given. */
  async function touch(action = ''): Promise<readonly string[]> {
    return await (await worker()).evaluate(async action => {
      const scope = globalThis as unknown as {
        registration: ServiceWorkerRegistration
        clients: { openWindow: (url: string) => Promise<null> }
        dispatchEvent(event: unknown): boolean
        NotificationEvent: new (type: string, init: object) => { waitUntil(done: Promise<unknown>): void }
      }
      const opened: string[] = []
      scope.clients.openWindow = async url => {
        opened.push(url)
        return null
      }
      const [notification] = await scope.registration.getNotifications()
      const event = new scope.NotificationEvent('notificationclick', { notification, action })
      const waits: Promise<unknown>[] = []
      event.waitUntil = done => void waits.push(done.catch(() => {}))
      scope.dispatchEvent(event)
      await Promise.all(waits)
      return opened
    }, action)
  }
})
