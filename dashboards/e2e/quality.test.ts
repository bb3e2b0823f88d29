import t from 'tap'
import { needs } from '../../scripts/testing/system-program.ts'
import { DESK, openBrowser, openWindow, PHONE, signIn } from './testing/browser.ts'
import { buildConsole } from './testing/built.ts'
import { startCommunity } from './testing/community.ts'

t.test(
  'the console shows which figures of alarm quality are bad, why, and tries a remedy on the past',
  needs('chromium'),
  async t => {
    buildConsole()
    const community = await startCommunity()
    t.teardown(() => community.stop())
    for (const [id, name] of [
      ['bin-1', '东门垃圾桶'],
      ['bin-2', '西门垃圾桶'],
    ] as const) {
      const publish = await community.addBin(id, name)
      // Full and emptied at once: nobody could have acted. Of two in one zone people hear together.
      for (const fillPercent of [80, 50]) await publish({ fillPercent })
    }
    const browser = await openBrowser()
    t.teardown(() => browser.close())
    const desk = await openWindow(browser, community, DESK)
    await signIn(desk.page, community)
    await desk.page.locator('.ways').getByText('告警质量').click()
    const fleeting = desk.page.locator('.quality-figures > div', { hasText: '瞬时告警' })
    await fleeting.getByText('超限').waitFor()
    t.match(await fleeting.textContent(), /瞬时告警1超限上限 0（ISA-18.2）/)
    await desk.page.getByText('另有 1 条被抑制或合并通知').waitFor()
    await desk.page.locator('.rate-chart .bar').first().waitFor()
    const culprit = desk.page.locator('.culprit', { hasText: '东门垃圾桶' })
    t.match(await culprit.textContent(), /1 条：[\s\S]*由 [\s\S]*改为/)
    await culprit.getByRole('button', { name: '用历史数据回测' }).click()
    await culprit.getByRole('status').waitFor()
    t.match(await culprit.getByRole('status').textContent(), /会产生 \d+ 条告警，当前设置为 2 条（2 台设备）/)

    const phone = await openWindow(browser, community, PHONE)
    await signIn(phone.page, community)
    await phone.page.goto(`${community.origin}/quality`)
    await phone.page.locator('.culprit').first().waitFor()
    t.ok(
      await phone.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
      'it fits a phone',
    )
    t.same([...desk.faults, ...phone.faults], [])
  },
)
