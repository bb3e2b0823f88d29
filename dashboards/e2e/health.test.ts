import t from 'tap'
import { needs } from '../../scripts/testing/system-program.ts'
import { startInfluxd } from '../../services/influx/testing/influxd.ts'
import { DESK, openBrowser, openWindow, PHONE, signIn } from './testing/browser.ts'
import { buildConsole } from './testing/built.ts'
import { startCommunity } from './testing/community.ts'

const needed = { ...needs('chromium'), ...needs('influxd') }

t.test(
  'the console says what is wrong with the server, what to do, and nothing when all is well',
  needed,
  async t => {
    buildConsole()
    const influxd = await startInfluxd()
    t.teardown(() => influxd.stop())
    const community = await startCommunity({
      LINLI_SELF_REPORT_SECONDS: '1',
      ...influxd.serverSettings,
      LINLI_INFLUX_BACKOFF_MIN_MS: '100',
      LINLI_INFLUX_BACKOFF_MAX_MS: '200',
    })
    t.teardown(() => community.stop())
    await community.call('PUT', '/api/rules/influx-behind', {
      overrides: [{ scope: {}, settings: { mediumS: 2, deadbandS: 1 } }],
    })
    const browser = await openBrowser()
    t.teardown(() => browser.close())
    const desk = await openWindow(browser, community, DESK)
    const phone = await openWindow(browser, community, PHONE)
    const asked = desk.page.waitForResponse(reply => reply.url().endsWith('/api/health'))
    for (const { page } of [desk, phone]) await signIn(page, community)
    await asked
    // On a slow machine InfluxDB lags for a moment while everything starts, and that is said, too.
    for (const { page } of [desk, phone]) await page.locator('.health').waitFor({ state: 'detached' })

    await influxd.kill()
    for (const { page } of [desk, phone])
      await page.locator('.health').getByText('InfluxDB 写入滞后').first().waitFor()
    await desk.page.locator('.health').getByText('请检查 InfluxDB 是否运行').waitFor()
    t.ok(
      await phone.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
      'it fits a phone',
    )
    await desk.page.locator('.language').click()
    await desk.page.locator('.health').getByText('See whether InfluxDB runs').waitFor()
    await desk.page.locator('.health a').click()
    await desk.page.locator('.panel-body').getByText('See whether InfluxDB runs').waitFor()

    await influxd.restart()
    for (const { page } of [desk, phone]) await page.locator('.health').waitFor({ state: 'detached' })
    t.same([...desk.faults, ...phone.faults], [])
  },
)
