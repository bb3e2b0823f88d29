import type { Page } from 'playwright-core'
import t from 'tap'
import { needs } from '../../scripts/testing/system-program.ts'
import { DESK, openBrowser, openWindow, PHONE, signIn } from './testing/browser.ts'
import { buildConsole } from './testing/built.ts'
import { type Community, startCommunity } from './testing/community.ts'
import { openProfile, pushed } from './testing/notifications.ts'
import { startPushService } from './testing/push-service.ts'

interface Own {
  readonly browsers: readonly { readonly endpoint: string }[]
}
const browsersOf = ({ call }: Community) => call<Own>('GET', '/api/me/push').then(({ browsers }) => browsers)
const openMenu = (page: Page) => page.getByRole('button', { name: '账号与设置' }).click()
const told = (page: Page) => page.getByRole('switch', { name: '此设备接收通知' })

t.test('being told on this device, in Chromium with the real server', needs('chromium'), async t => {
  buildConsole()
  const community = await startCommunity()
  t.teardown(() => community.stop())
  const push = await startPushService()
  t.teardown(() => push.service.close())
  const { page, close } = await openProfile(community.origin, DESK)
  t.teardown(close)
  await push.useIn(page)

  await t.test('where no channel is set up it says so', async t => {
    await page.goto(community.origin)
    await signIn(page, community)
    await openMenu(page)
    await page.getByText('服务器尚未设置推送渠道').waitFor()
    t.equal(await told(page).isDisabled(), true)
  })

  await t.test('switched on, a test goes from the server to the notification of this device', async t => {
    await push.setUp(community)
    await page.reload()
    await openMenu(page)
    await told(page).click()
    await page.getByText('关闭控制台后，此设备仍会收到').waitFor()
    t.match(await browsersOf(community), [{ endpoint: `${push.service.url}/push/of-this-browser` }])
    const arrived = page.waitForResponse(reply => reply.url().endsWith('/api/me/push/test'))
    await page.getByRole('button', { name: '发送测试通知' }).click()
    t.equal((await arrived).status(), 204)
    const [payload = ''] = push.service.received
    const [seen] = await pushed(page, payload)
    t.match(seen, { title: JSON.parse(payload).title, requireInteraction: false })
  })

  await t.test(
    'it stays on over a reload, comes back where the browser lost it, and goes with signing out',
    async t => {
      await page.reload()
      await openMenu(page)
      await page.getByText('关闭控制台后，此设备仍会收到').waitFor()
      await page.evaluate(() => sessionStorage.removeItem('subscribed'))
      const anew = page.waitForResponse(
        reply => reply.url().endsWith('/api/me/push') && reply.status() === 204,
      )
      await page.reload()
      await anew
      await openMenu(page)
      await page.getByText('关闭控制台后，此设备仍会收到').waitFor()
      t.equal((await browsersOf(community)).length, 1)
      await page.getByRole('button', { name: '退出登录' }).click()
      await page.locator('#username').waitFor()
      t.same(await browsersOf(community), [])
    },
  )

  await t.test('a browser that refuses notifications is told where to allow them', async t => {
    const browser = await openBrowser()
    t.teardown(() => browser.close())
    for (const size of [DESK, PHONE]) {
      const { page, faults } = await openWindow(browser, community, size, async page => {
        await page.addInitScript(() =>
          Object.defineProperty(Notification, 'permission', { get: () => 'denied' }),
        )
      })
      await signIn(page, community)
      await openMenu(page)
      await page.getByText('浏览器已禁止本网站的通知').waitFor()
      t.equal(await told(page).isDisabled(), true)
      t.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth))
      t.same(faults, [])
      await page.context().close()
    }
  })
})
