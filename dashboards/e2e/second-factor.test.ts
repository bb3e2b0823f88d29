import type { Page } from 'playwright-core'
import t from 'tap'
import { needs } from '../../scripts/testing/system-program.ts'
import { codeOf, fromBase32, stepAt } from '../../services/api/access/totp.ts'
import { DESK, openBrowser, openWindow, PHONE, signIn } from './testing/browser.ts'
import { buildConsole } from './testing/built.ts'
import { startCommunity } from './testing/community.ts'
import { PASSWORD, settleInHand } from './testing/in-hand.ts'

/** What the app would show now, or at the next half minute: each counts once, and the next is taken early. */
const codeIn = (secret: string, ahead = 0): string => codeOf(fromBase32(secret), stepAt(Date.now()) + ahead)

async function name(page: Page, username: string, password: string): Promise<void> {
  await page.fill('#username', username)
  await page.fill('#password', password)
  await page.keyboard.press('Enter')
}

async function showCode(page: Page, code: string): Promise<void> {
  await page.locator('#code').fill(code)
  await page.keyboard.press('Enter')
}

t.test('the second factor, from its beginning to a lost phone, in Chromium', needs('chromium'), async t => {
  buildConsole()
  const community = await startCommunity({ LINLI_SECOND_FACTOR_ROLES: 'grid-worker' })
  t.teardown(() => community.stop())
  await settleInHand(community)
  const { password } = community.server
  const browser = await openBrowser()
  t.teardown(() => browser.close())
  const faults: string[][] = []
  const open = async (options: typeof DESK | typeof PHONE, path = '') => {
    const opened = await openWindow(browser, community, options)
    faults.push(opened.faults)
    if (path !== '') await opened.page.goto(community.origin + path)
    return opened.page
  }
  const desk = await open(DESK)
  await signIn(desk, community)
  let secret = ''

  await t.test('an administrator takes an app into use and is given recovery codes', async t => {
    await desk.goto(`${community.origin}/account`)
    await desk.getByRole('button', { name: '设置身份验证器' }).click()
    await desk.getByLabel('您的密码').fill(password)
    await desk.getByRole('button', { name: '继续' }).click()
    secret = await desk.locator('.plain-form code').innerText()
    await desk.getByLabel('验证器显示的 6 位数字').fill('000000')
    await desk.getByRole('button', { name: '启用' }).click()
    await desk.getByText('动态码').waitFor()
    await desk.getByLabel('验证器显示的 6 位数字').fill(codeIn(secret))
    await desk.getByRole('button', { name: '启用' }).click()
    t.equal((await desk.locator('.recovery-codes').innerText()).split('\n').length, 10)
    await desk.getByRole('button', { name: '我已抄好' }).click()
    await desk.getByText('剩余恢复码 10 个').waitFor()
  })

  await t.test('from then on the password alone does not do, and a code of the app does', async () => {
    const other = await open(DESK)
    await name(other, 'admin', password)
    await showCode(other, codeIn(secret, 1))
    await other.locator('.feed-light[data-state="live"]').waitFor()
    await other.context().close()
  })

  const phone = await open(PHONE, '/m')
  let spare = ''

  await t.test(
    'whose role asks for it takes it into use in the hand before anything else is open',
    async t => {
      await name(phone, 'li', PASSWORD)
      await phone.getByRole('heading', { name: '请启用验证器应用' }).waitFor()
      await phone.fill('#password', PASSWORD)
      await phone.getByRole('button', { name: '开始' }).tap()
      const own = await phone.locator('form code').innerText()
      await phone.fill('#code', codeIn(own))
      await phone.keyboard.press('Enter')
      const codes = (await phone.locator('pre').innerText()).split('\n')
      t.equal(codes.length, 10)
      spare = codes[0] ?? ''
      await phone.getByRole('button', { name: '我已抄好' }).tap()
      await phone.locator('.tabs').waitFor()
    },
  )

  await t.test('a recovery code lets in on another phone', async () => {
    const other = await open(PHONE, '/m')
    await name(other, 'li', PASSWORD)
    await showCode(other, spare.toUpperCase())
    await other.locator('.tabs').waitFor()
    await other.context().close()
  })

  await t.test(
    'whoever lost phone and codes is let in anew by an administrator, and the phone is out',
    async t => {
      await desk.goto(`${community.origin}/people/staff?account=li`)
      await desk.getByRole('button', { name: '停用其身份验证器' }).click()
      const off = desk.waitForResponse(
        reply => reply.request().method() === 'DELETE' && reply.url().includes('/api/accounts/li/'),
      )
      await desk.locator('.ant-modal').getByRole('button', { name: '停用其身份验证器' }).click()
      t.ok((await off).ok())
      await phone.reload()
      await phone.locator('#username').waitFor()
      const next = await open(PHONE, '/m')
      await name(next, 'li', PASSWORD)
      await next.getByRole('heading', { name: '请启用验证器应用' }).waitFor()
      await next.getByRole('button', { name: '退出登录' }).tap()
      await next.locator('#username').waitFor()
    },
  )
  t.same(faults.flat(), [])
})
