import type { Page } from 'playwright-core'
import t from 'tap'
import { needs } from '../../scripts/testing/system-program.ts'
import { DESK, openBrowser, openWindow, PHONE, rowOf, signIn } from './testing/browser.ts'
import { buildConsole } from './testing/built.ts'
import { startCommunity } from './testing/community.ts'

/** The likeliest steps are there at once, the others are unfolded. */
async function press(page: Page, name: string): Promise<void> {
  const button = page.locator('.action-choices .ant-btn', { hasText: new RegExp(`^${name}$`) })
  const more = page.locator('.action-choices .more')
  await button.or(more).first().waitFor()
  if (!(await button.isVisible())) await more.click()
  await button.click()
}
const marks = (page: Page) => page.locator('.panel-marks')

t.test('what people do about an alert, in Chromium with the real server', needs('chromium'), async t => {
  buildConsole()
  const community = await startCommunity()
  t.teardown(() => community.stop())
  const browser = await openBrowser()
  t.teardown(() => browser.close())
  const publish = await community.addBin('bin-1', '东门垃圾桶')
  await publish({ fillPercent: 95 })
  await publish({ fillPercent: 95 })
  const alert = () => community.alerts().then(([first]) => first)
  const open = async (size: typeof DESK | typeof PHONE) => {
    const { page, faults } = await openWindow(browser, community, size)
    await signIn(page, community)
    await rowOf(page, '东门垃圾桶').getByRole('link').click()
    await page.locator('.timeline').waitFor()
    return { page, faults }
  }

  await t.test('claimed, taken back, claimed again and paused', async t => {
    const { page, faults } = await open(DESK)
    await press(page, '抢单')
    await page.locator('.undo').click()
    await marks(page).getByText('未确认').waitFor()
    await press(page, '抢单')
    await press(page, '暂停')
    await page.locator('.causes').getByRole('button', { name: '4 小时' }).click()
    await page.fill('#note', '等物业送钥匙')
    await page.locator('.composer').getByRole('button', { name: '暂停' }).click()
    await marks(page).getByText('已暂停').waitFor()
    // What was answered is shown at once; what happened comes with the feed.
    await page
      .locator('.timeline strong')
      .first()
      .and(page.getByText('暂停', { exact: true }))
      .waitFor()
    const { pausedUntil = null, updatedAt = '' } = (await alert()) ?? {}
    t.equal(Date.parse(String(pausedUntil)) - Date.parse(updatedAt), 4 * 3_600_000)
    const history = await page.locator('.timeline strong').allTextContents()
    t.same(history.slice(0, 4), ['暂停', '抢单', '退单', '抢单'])
    t.same(faults, [])
    await page.context().close()
  })

  await t.test('on a phone handed on with a note, and pressed for once a minute', async t => {
    const { page, faults } = await open(PHONE)
    await press(page, '转单')
    await page.fill('#assignee', 'chen')
    await page.fill('#note', '阀门已关，待换新盖')
    await page.locator('.composer').getByRole('button', { name: '转单' }).tap()
    await marks(page).getByText('chen').waitFor()
    await page.locator('.timeline').getByText('阀门已关，待换新盖').waitFor()
    await press(page, '催单')
    await page.locator('.urged').getByText('1 次').waitFor()
    await press(page, '催单')
    await page.getByText('一分钟内已催过单').waitFor()
    t.match(await alert(), { assignee: 'chen', pausedUntil: null, urged: { times: 1 } })
    t.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth))
    await page.locator('.action-choices .more').click()
    for (const button of await page.locator('.actions button:visible').all())
      t.ok(((await button.boundingBox())?.height ?? 0) >= 44, `${await button.textContent()}`)
    t.same(faults, [])
    await page.context().close()
  })

  await t.test('who is too late is told who has it', async t => {
    const { page } = await openWindow(browser, community, DESK, page =>
      page.routeWebSocket(/\/api\/feed/, () => {}),
    )
    const { id } = (await alert()) ?? {}
    await community.call('POST', `/api/alerts/${id}/assign`, { assignee: 'admin' })
    await community.call('POST', `/api/alerts/${id}/return`, { reason: '不在班' })
    await page.fill('#username', 'admin')
    await page.fill('#password', community.server.password)
    await page.keyboard.press('Enter')
    await rowOf(page, '东门垃圾桶').getByRole('link').click()
    await page.locator('.timeline').waitFor()
    await community.call('POST', `/api/alerts/${id}/assign`, { assignee: 'li' })
    await press(page, '抢单')
    await page.locator('.conflict').getByText('→ li').waitFor()
    await marks(page).getByText('li').waitFor()
    t.match(await alert(), { assignee: 'li' }, 'and nothing was changed')
    await page.context().close()
  })
})
