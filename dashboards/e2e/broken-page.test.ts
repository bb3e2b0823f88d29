import t from 'tap'
import { needs } from '../../scripts/testing/system-program.ts'
import { DESK, openBrowser, openWindow, signIn } from './testing/browser.ts'
import { buildConsole } from './testing/built.ts'
import { startCommunity } from './testing/community.ts'

t.test('a page that does not come leaves the rest of the console standing', needs('chromium'), async t => {
  buildConsole()
  const community = await startCommunity()
  t.teardown(() => community.stop())
  const browser = await openBrowser()
  t.teardown(() => browser.close())
  const { page } = await openWindow(browser, community, { ...DESK, serviceWorkers: 'block' })
  await signIn(page, community)

  // As after an update of the server: what the window would fetch by its old name is gone.
  await page.route('**/assets/QualityPage*', route => route.abort())
  await page.locator('.ways').getByText('告警质量').click()
  await page.getByRole('heading', { name: '此页面无法显示' }).waitFor()
  t.ok(await page.locator('.feed-light[data-state="live"]').isVisible(), 'the line to the server is kept')
  await page.locator('.ways').getByText('设备').click()
  await page.getByRole('heading', { name: '设备', exact: true }).waitFor()

  await page.locator('.ways').getByText('告警质量').click()
  await page.unroute('**/assets/QualityPage*')
  await page.getByRole('button', { name: '重新加载' }).click()
  await page.getByRole('heading', { name: '告警质量' }).waitFor()
})
