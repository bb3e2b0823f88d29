import type { Page } from 'playwright-core'
import t from 'tap'
import { needs } from '../../scripts/testing/system-program.ts'
import { DESK, openBrowser, openWindow, signIn, signInAs } from './testing/browser.ts'
import { buildConsole } from './testing/built.ts'
import { choose } from './testing/choosing.ts'
import { type Community, startCommunity } from './testing/community.ts'

const fillIn = (page: Page, label: string, text: string) =>
  page.getByLabel(label, { exact: true }).first().fill(text)

t.test(
  'an administrator writes a rule, tests it, tries it on the past and publishes it; it fires',
  needs('chromium'),
  async t => {
    buildConsole()
    const community = await startCommunity()
    t.teardown(() => community.stop())
    const publish = await community.addBin('bin-1', '东门垃圾桶')
    for (const fillPercent of [40, 65, 40]) await publish({ fillPercent })
    const browser = await openBrowser()
    t.teardown(() => browser.close())
    const { page, faults } = await openWindow(browser, community, DESK)
    await signIn(page, community)
    await page.goto(`${community.origin}/rules?new=1`)
    await fillIn(page, '规则编号（字母、数字、短横线，之后不能改）', 'bin-half')
    await page.getByRole('button', { name: '开始编写' }).click()
    await fillIn(page, '告警标题 中文', '垃圾桶过半')
    await fillIn(page, '告警标题 English', 'Bin half full')
    await fillIn(page, '限值', '60')
    const panel = page.locator('.sentence-panel')
    await panel.getByText('满溢度 ≥ 60 %').waitFor()
    await panel.getByText('Fill level ≥ 60 %').waitFor()
    await panel.getByText('检查通过').waitFor()

    await page.getByRole('button', { name: '添加用例' }).click()
    await expectInRow(page, 0, '55', '无告警')
    await expectInRow(page, 1, '65', '严重')
    await page.locator('.test-result', { hasText: '1 处不符' }).waitFor()
    t.match(await page.locator('.test-table tbody tr').nth(1).textContent(), /✕ 一般/, 'it says what came')
    await page.reload()
    await panel.getByText('满溢度 ≥ 60 %').waitFor()
    await expectInRow(page, 1, '65', '一般')
    await page.locator('.test-result', { hasText: '符合预期' }).waitFor()

    await page.getByRole('link', { name: '先用历史数据回测草稿' }).click()
    await page.getByRole('button', { name: '开始回测' }).click()
    await page.locator('.now-after', { hasText: '1 条告警' }).waitFor()
    await page.locator('.bar-after').first().waitFor()
    t.equal(await page.locator('.bar-after').count(), 1, 'the alert that it would have raised is drawn')

    await page.getByRole('link', { name: '编辑', exact: true }).click()
    await page.getByRole('button', { name: '发布', exact: true }).click()
    // The rule's own page comes only once the server has the rule: what is read from here on, it judges.
    await page.waitForURL(url => url.pathname === '/rules/bin-half' && url.search === '')
    await publish({ fillPercent: 70 })
    await page.locator('.rule-alerts', { hasText: '东门垃圾桶' }).waitFor()
    t.match(await community.alerts(), [{ rule: 'bin-half', severity: 'medium' }])
    t.same(faults, [])
  },
)

t.test(
  'a manager sets a figure for a zone; to switch the SOS off is asked about, and nothing is changed',
  needs('chromium'),
  async t => {
    buildConsole()
    const community = await startCommunity()
    t.teardown(() => community.stop())
    await community.addBin('bin-1', '东门垃圾桶')
    await community.addDevice('band-1', {
      kind: 'wristband',
      site: 'riverside',
      zone: 'gate-1',
      name: '手环',
    })
    const password = await employManager(community)
    const browser = await openBrowser()
    t.teardown(() => browser.close())
    const { page, faults } = await openWindow(browser, community, DESK)
    await signInAs(page, 'chen', password)

    await page.goto(`${community.origin}/rules/bin-full?tab=places`)
    await page.getByRole('button', { name: '为某处单独设定' }).click()
    await choose(page.getByLabel('范围', { exact: true }), '区域 riverside · gate-1')
    await fillIn(page, '满溢阈值', '85')
    await page.getByRole('button', { name: '设定', exact: true }).click()
    await page.locator('.place-row', { hasText: /gate-1.*90 % → 85 %/ }).waitFor()

    await page.goto(`${community.origin}/rules/sos?tab=places`)
    await page.getByRole('button', { name: '为某处单独设定' }).click()
    await choose(page.getByLabel('范围', { exact: true }), '区域 riverside · gate-1')
    await page.locator('.override-form .ant-segmented').getByText('停用').click()
    await page.getByText('停用后此处将无人收到通知').waitFor()
    await page.getByRole('button', { name: '设定', exact: true }).click()
    const asked = page.getByRole('dialog')
    await asked.getByText('可能危及生命').waitFor()
    await asked.getByRole('button', { name: '保持原样' }).click()
    const { overrides } = await community.call<{ overrides: unknown[] }>('GET', '/api/rules/sos')
    t.same(overrides, [])
    t.same(faults, [])
  },
)

async function expectInRow(page: Page, row: number, value: string, expected: string): Promise<void> {
  const line = page.locator('.test-table tbody tr').nth(row)
  await line.getByLabel('满溢度').fill(value)
  await choose(line.getByLabel('预期'), expected)
}

async function employManager({ call }: Community): Promise<string> {
  const password = 'a manager’s own words'
  const account = { username: 'chen', displayName: '陈经理', role: 'manager' }
  const scope = [{ site: 'riverside', zones: [] }]
  const { invitation } = await call<{ invitation: { token: string } }>('POST', '/api/accounts', {
    ...account,
    scope,
  })
  await call('POST', '/api/invitations/accept', { token: invitation.token, password })
  return password
}
