import type { Browser, Page, WebSocketRoute } from 'playwright-core'
import t, { type Test } from 'tap'
import { needs } from '../../scripts/testing/system-program.ts'
import { DESK, openBrowser, openWindow, PHONE, rowOf, signIn, signInAgain } from './testing/browser.ts'
import { buildConsole } from './testing/built.ts'
import { type Community, startCommunity } from './testing/community.ts'
import { stirOn } from './testing/stirring.ts'

/** The least size of what a thumb has to hit. */
const TARGET_PX = 44

t.test('the console in Chromium, with the real server', needs('chromium'), async t => {
  buildConsole()
  const community = await startCommunity()
  t.teardown(() => community.stop())
  const browser = await openBrowser()
  t.teardown(() => browser.close())
  const given = { community, browser }

  await t.test('an alert arrives without reload, and an acknowledgement in another window', t =>
    arrivesAndIsAcknowledged(t, given),
  )
  await t.test('the list holds still under the pointer, and what is new waits', t => holdsStill(t, given))
  await t.test('what happened while the line was down is there when it is back', t => missesNothing(t, given))
  await t.test('of two people at once the second is told who was faster', t => tellsOfConflict(t, given))
  await t.test('on a phone an alert is read and resolved with one thumb', t => fitsPhone(t, given))
  await t.test('the language changes at once and stays', t => changesLanguage(t, given))
  await t.test('a session that ends leads to the sign-in, and back to where one was', t =>
    comesBackAfterItsSession(t, given),
  )
  await t.test('a wrong password is told, and nobody is let in', t => refusesStrangers(t, given))
})

interface Given {
  readonly community: Community
  readonly browser: Browser
}

async function arrivesAndIsAcknowledged(t: Test, { community, browser }: Given) {
  const [one, two] = await Promise.all([
    openWindow(browser, community, DESK),
    openWindow(browser, community, DESK),
  ])
  await Promise.all([signIn(one.page, community), signIn(two.page, community)])
  await one.page.evaluate(() => Object.assign(window, { neverReloaded: true }))
  const publish = await community.addBin('bin-1', '东门垃圾桶')
  await publish({ fillPercent: 95 })
  await publish({ fillPercent: 95 })
  const row = rowOf(one.page, '东门垃圾桶')
  await row.locator('[data-severity="high"]').first().waitFor()
  t.match(
    await row.textContent(),
    /严重[\s\S]*垃圾桶[\s\S]*告警中[\s\S]*未确认/,
    'severity, title, both axes, in words',
  )
  await one.page.waitForFunction(() => document.title.startsWith('(1) '))

  await row.getByRole('button', { name: /确认/ }).click()
  await rowOf(two.page, '东门垃圾桶').getByText('已确认').waitFor()
  await two.page.waitForFunction(() => !document.title.startsWith('('))
  t.ok(await one.page.evaluate(() => 'neverReloaded' in window))
  t.equal((await community.alerts())[0]?.handling, 'acknowledged')
  t.same([...one.faults, ...two.faults], [], 'no fault, and no request to another server')
  await Promise.all([one.page.context().close(), two.page.context().close()])
}

async function holdsStill(t: Test, { community, browser }: Given) {
  const { page } = await openWindow(browser, community, DESK)
  await signIn(page, community)
  const publish = await community.addBin('bin-2', '西门垃圾桶')
  await rowOf(page, '东门垃圾桶').hover()
  await stirOn(rowOf(page, '东门垃圾桶'))
  await publish({ temperatureC: 80 })
  const waiting = page.locator('.waiting button')
  await waiting.waitFor()
  t.equal(await rowOf(page, '西门垃圾桶').count(), 0)
  // A critical one is told all the same.
  await page.locator('.critical-bar').getByText('西门垃圾桶').waitFor()
  await waiting.click()
  await rowOf(page, '西门垃圾桶').waitFor()
  t.match(await page.locator('.alert-row').first().textContent(), /西门垃圾桶/, 'new on top')
  await page.context().close()
}

async function missesNothing(t: Test, { community, browser }: Given) {
  const lines: WebSocketRoute[] = []
  let down = false
  const { page } = await openWindow(browser, community, DESK, page =>
    page.routeWebSocket(/\/api\/feed/, line => {
      if (down) return void line.close({ code: 1001 })
      lines.push(line)
      line.connectToServer()
    }),
  )
  await signIn(page, community)
  const publish = await community.addBin('bin-3', '南门垃圾桶')
  down = true
  await lines.at(-1)?.close({ code: 1001 })
  await page.locator('.feed-lost').waitFor()
  await publish({ temperatureC: 80 })
  t.equal(await rowOf(page, '南门垃圾桶').count(), 0)
  down = false
  await rowOf(page, '南门垃圾桶').waitFor()
  await page.locator('.feed-lost').waitFor({ state: 'detached' })
  t.equal(await rowOf(page, '南门垃圾桶').count(), 1)
  await page.context().close()
}

async function tellsOfConflict(t: Test, { community, browser }: Given) {
  const { page } = await openWindow(browser, community, DESK, page =>
    page.routeWebSocket(/\/api\/feed/, () => {}),
  )
  await page.fill('#username', 'admin')
  await page.fill('#password', community.server.password)
  await page.keyboard.press('Enter')
  await rowOf(page, '南门垃圾桶').getByRole('link').click()
  await page.locator('.timeline').waitFor()
  const alert = (await community.alerts()).find(each => each.deviceId === 'bin-3')
  await community.call('POST', `/api/alerts/${alert?.id}/on-site`, { note: '我已到南门' })
  await page.locator('.actions').getByRole('button', { name: '确认' }).click()
  const told = page.locator('.conflict')
  await told.getByText('我已到南门').waitFor()
  t.match(await told.textContent(), /admin[\s\S]*到场/, 'who, and what')
  await page.locator('.panel-marks').getByText('已到场').waitFor()
  await page.context().close()
}

async function fitsPhone(t: Test, { community, browser }: Given) {
  const { page, faults } = await openWindow(browser, community, PHONE)
  await signIn(page, community)
  const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)
  t.ok(await fits(), 'the list does not scroll sideways')
  await rowOf(page, '西门垃圾桶').getByRole('link').tap()
  await page.locator('.timeline').waitFor()
  t.equal(await page.locator('.alert-list').count(), 0, 'the alert has the page to itself')
  t.ok(await fits(), 'the alert does not scroll sideways')
  await page.locator('.actions').getByRole('button', { name: '更多' }).tap()
  for (const button of await page.locator('.actions button, .panel-close').all()) {
    const box = await button.boundingBox()
    t.ok(box && box.height >= TARGET_PX, `${await button.textContent()} is ${box?.height} px high`)
  }
  await page.locator('.actions').getByRole('button', { name: '结单' }).tap()
  await page.locator('.causes').getByRole('button', { name: '误报' }).tap()
  await page.fill('#note', '已清运')
  await page.locator('.composer').getByRole('button', { name: '结单' }).tap()
  await page.locator('.panel-marks').getByText('已结单').waitFor()
  await page.locator('.timeline').getByText('已清运').waitFor()
  // Folded away on a phone.
  await page.locator('.facts').getByText('误报').waitFor({ state: 'attached' })
  await page.locator('.panel-close').tap()
  await rowOf(page, '东门垃圾桶').waitFor()
  // Nobody is needed there any more; the feed says so in its own time.
  await rowOf(page, '西门垃圾桶').waitFor({ state: 'detached' })
  t.same(faults, [])
  await page.context().close()
}

async function changesLanguage(t: Test, { community, browser }: Given) {
  const { page } = await openWindow(browser, community, DESK)
  await signIn(page, community)
  t.equal(await page.evaluate(() => document.documentElement.lang), 'zh-CN')
  await page.locator('.language').click()
  await rowOf(page, '东门垃圾桶').getByText('Acknowledged').waitFor()
  await page.reload()
  await rowOf(page, '东门垃圾桶').getByText('Acknowledged').waitFor()
  t.equal(await page.evaluate(() => document.documentElement.lang), 'en-GB')
  t.same(await overprinting(page), [], 'the longer words fit their columns')
  await rowOf(page, '东门垃圾桶').getByRole('link').click()
  await page.locator('.timeline').waitFor()
  t.same(await overprinting(page), [], 'beside an open alert too')
  await page.context().close()
}

/** Words of the list that reach out of their cell, over the next one. */
const overprinting = (page: Page): Promise<(string | null)[]> =>
  page
    .locator('.alert-row [data-cell]')
    .evaluateAll(cells =>
      cells.filter(cell => cell.scrollWidth > cell.clientWidth).map(cell => cell.textContent),
    )

async function comesBackAfterItsSession(t: Test, { community, browser }: Given) {
  const { page } = await openWindow(browser, community, DESK)
  await signIn(page, community)
  await rowOf(page, '东门垃圾桶').getByRole('link').click()
  await page.locator('.timeline').waitFor()
  const address = page.url()
  // As another tab of the same browser would.
  await page.evaluate(() => fetch('/api/session', { method: 'DELETE' }))
  await page.getByText('登录已失效').waitFor()
  await rowOf(page, '东门垃圾桶')
    .click({ trial: true, timeout: 500 })
    .then(
      () => t.fail('the list is within reach'),
      () => t.pass('what is open stays, veiled and out of reach'),
    )
  await signInAgain(page, community.server.password)
  await page.locator('.timeline').waitFor()
  t.equal(page.url(), address)
  await page.context().close()
}

async function refusesStrangers(t: Test, { community, browser }: Given) {
  const { page } = await openWindow(browser, community, DESK)
  await page.fill('#username', 'admin')
  await page.fill('#password', 'not the password')
  await page.keyboard.press('Enter')
  await page.getByText('用户名或密码错误').waitFor()
  t.equal(await page.locator('.shell').count(), 0)
  await page.context().close()
}
