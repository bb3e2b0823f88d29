import { connectAsync } from 'mqtt'
import type { Page } from 'playwright-core'
import t from 'tap'
import { needs } from '../../scripts/testing/system-program.ts'
import type { WireAccountMade } from '../../services/api/wire/account.ts'
import type { WireDeviceToken } from '../../services/api/wire/device-token.ts'
import { DESK, openBrowser, openWindow, PHONE, signInAs } from './testing/browser.ts'
import { buildConsole } from './testing/built.ts'
import { choose, chooseByKeys } from './testing/choosing.ts'
import { type Community, startCommunity } from './testing/community.ts'

const PASSWORD = 'seven brown kettles'

/** A manager who accepted an invitation, on a site with a band that nobody wears yet. */
async function withManager({ call, origin }: Community): Promise<void> {
  await call('PUT', '/api/devices/band-1', {
    kind: 'wristband',
    site: 'riverside',
    zone: 'b3',
    name: '手环一',
  })
  const scope = [{ site: 'riverside', zones: [] }]
  const manager = { username: 'wang', role: 'manager', displayName: '王经理', scope }
  const made = await call<WireAccountMade>('POST', '/api/accounts', manager)
  await fetch(`${origin}/api/invitations/accept`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: made.invitation?.token, password: PASSWORD }),
  })
}

async function pressesSos({ call, server }: Community): Promise<void> {
  const account = await call<WireDeviceToken>('POST', '/api/devices/band-1/token')
  const { username, token: password, topic } = account
  const at = `mqtt://127.0.0.1:${server.mqttPort}`
  const client = await connectAsync(at, { clientId: username, username, password })
  await client.publishAsync(topic, JSON.stringify({ sos: true }), { qos: 1 })
  await client.endAsync()
}

const listOf = (page: Page, name: string) =>
  page.locator('.side-form').getByRole('combobox', { name, exact: true })

/** Where several may be chosen the list stays open until something else is pressed. */
async function chooseOfMany(page: Page, name: string, text: string): Promise<void> {
  await choose(listOf(page, name), text)
  await page.locator('.ant-drawer-title').click()
}

const save = (page: Page) => page.locator('.side-form').getByRole('button', { name: '保存' }).click()

t.test(
  'a manager writes down who looks after whom, and the ledger says who was told',
  needs('chromium'),
  async t => {
    buildConsole()
    const community = await startCommunity()
    t.teardown(() => community.stop())
    const browser = await openBrowser()
    t.teardown(() => browser.close())
    await withManager(community)
    const { page, faults } = await openWindow(browser, community, DESK)
    await signInAs(page, 'wang', PASSWORD)

    await t.test('a caregiver is invited, and comes in by the link on a phone of her own', async t => {
      await page.goto(`${community.origin}/people/staff?account=new`)
      await page.locator('.side-form').getByLabel('用户名').fill('mei')
      await page.locator('.side-form').getByLabel('姓名（同事看到的）').fill('梅姐')
      await page.getByRole('button', { name: '创建账号并生成邀请' }).click()
      const link = await page.locator('.once textarea').inputValue()
      const hers = await openWindow(browser, community, PHONE)
      await hers.page.goto(link)
      await hers.page.getByRole('heading', { name: '您好，梅姐' }).waitFor()
      await hers.page.fill('#password', 'mei')
      await hers.page.getByRole('button', { name: '保存并进入' }).tap()
      await hers.page.getByText('至少 12 个字符', { exact: true }).waitFor()
      await hers.page.fill('#password', 'four green teapots')
      await hers.page.getByRole('button', { name: '保存并进入' }).tap()
      await hers.page.getByRole('link', { name: '打开邻里' }).tap()
      await hers.page.waitForURL(/\/m$/)
      t.same(hers.faults, [])
      await hers.page.context().close()
    })

    await t.test('a wearer with a carer, a rota and a plan are written', async () => {
      await page.goto(`${community.origin}/people?wearer=new`)
      await page.locator('.side-form').getByLabel('姓名', { exact: true }).fill('陈秀英')
      await choose(listOf(page, '智能手环 选填'), '手环一')
      await chooseByKeys(listOf(page, '照护人'), '梅姐')
      await save(page)
      await page.locator('.rows tr', { hasText: '陈秀英' }).getByText('梅姐').waitFor()
      await page.goto(`${community.origin}/duty?rota=new`)
      await choose(listOf(page, '角色'), '照护人')
      await chooseOfMany(page, '人员', '梅姐')
      await page.locator('.side-form').getByLabel('下班').fill('08:00')
      await save(page)
      await page.locator('.duty-now').getByText('梅姐').waitFor()
      await page.goto(`${community.origin}/duty/plans?plan=new`)
      await chooseOfMany(page, '规则', 'SOS')
      await page.locator('.side-form .timeline-of-plan').getByText('3 分钟后').waitFor()
      await save(page)
      await page.locator('.duty-plan').getByRole('button', { name: 'SOS' }).waitFor()
    })

    await t.test('an SOS comes, and the ledger says that she was to be told', async () => {
      await page.goto(`${community.origin}/duty/notices`)
      await page.locator('main h1').waitFor()
      await pressesSos(community)
      await page.locator('.rows tr', { hasText: '梅姐' }).first().getByText('未送达').waitFor()
      await page
        .getByText(/未设置通知渠道|未填写此人的联系方式/)
        .first()
        .waitFor()
    })
    t.same(faults, [])
  },
)
