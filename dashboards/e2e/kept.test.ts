import type { Locator, Page } from 'playwright-core'
import t from 'tap'
import { needs } from '../../scripts/testing/system-program.ts'
import { DESK, openBrowser, openWindow, PHONE, rowOf, signIn, signInAgain } from './testing/browser.ts'
import { buildConsole } from './testing/built.ts'
import { startCommunity } from './testing/community.ts'

const NOTE = '桶盖打开着，已通知保洁'

/** As when an administrator ends it elsewhere, or its time is over. */
const endSession = (page: Page) => page.context().clearCookies()

/** Also where something else has found out meanwhile that the session is over, and the sign-in stands over the page already. */
const pressed = (button: Locator) => button.dispatchEvent('click')

t.test('nothing that somebody typed is lost', needs('chromium'), async t => {
  buildConsole()
  const community = await startCommunity()
  t.teardown(() => community.stop())
  const browser = await openBrowser()
  t.teardown(() => browser.close())
  const { password } = community.server
  const first = await community.addBin('bin-1', '一号桶')
  const second = await community.addBin('bin-2', '二号桶')
  await first({ temperatureC: 81 })
  await second({ temperatureC: 82 })
  const { page, faults } = await openWindow(browser, community, DESK)
  await signIn(page, community)

  await t.test(
    'a note is there again after another alert, Back and a reload, and gone once sent',
    async t => {
      await rowOf(page, '一号桶').click()
      await page.getByRole('button', { name: '备注' }).click()
      await page.locator('#note').fill(NOTE)
      await rowOf(page, '二号桶').click()
      await page.locator('.panel', { hasText: '二号桶' }).waitFor()
      t.equal(await page.locator('#note').count(), 0, 'it is no note of the other alert')
      await page.goBack()
      t.equal(await page.locator('#note').inputValue(), NOTE)
      await page.reload()
      t.equal(await page.locator('#note').inputValue(), NOTE)
      await endSession(page)
      await pressed(page.locator('.composer button[type=submit]'))
      await signInAgain(page, password)
      await page.locator('.panel .timeline', { hasText: NOTE }).waitFor()
      await page.reload()
      await page.locator('.panel .timeline', { hasText: NOTE }).waitFor()
      t.equal(await page.locator('#note').count(), 0)
    },
  )

  await t.test('a form asks before it goes, and an empty rota is refused after a new sign-in', async t => {
    // Within the page: of another document the browser itself asks.
    await page.locator('nav a[href="/duty"]').first().click()
    await page.getByRole('button', { name: '新建值班表' }).click()
    // The key is for the form: pressed before that has the focus, it closes nothing.
    await page.locator('.ant-drawer:focus-within').waitFor({ state: 'attached' })
    await page.keyboard.press('Escape')
    await page.locator('.side-form').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '新建值班表' }).click()
    const name = page.locator('.side-form').getByLabel('名称（中文）')
    await name.fill('夜班')
    await page.locator('.side-form').getByLabel('名称（英文）').fill('Nights')
    const asks = page.locator('.ant-modal-confirm', { hasText: '更改尚未保存' })
    const stay = asks.getByRole('button', { name: '继续填写' })
    await name.press('Escape')
    await stay.click()
    await asks.waitFor({ state: 'detached' })
    await page.evaluate(() => history.back())
    await stay.click()
    await asks.waitFor({ state: 'detached' })
    t.match(page.url(), /\/duty\?rota=new$/)
    t.equal(await name.inputValue(), '夜班')
    await page.getByText('值班表中还没有任何人').waitFor()
    await endSession(page)
    await pressed(page.locator('.side-form').getByRole('button', { name: '保存' }))
    await signInAgain(page, password)
    await page.getByText('该角色在此范围内将收不到任何通知，包括求救。请安排人员').waitFor()
    t.equal(await name.inputValue(), '夜班')
    await page.locator('.side-form').getByRole('button', { name: '取消' }).click()
    await page.getByRole('button', { name: '不保存并离开' }).click()
    await page.locator('.side-form').waitFor({ state: 'detached' })
  })

  await t.test('a page that cannot be loaded says so, and is loaded when it is asked again', async () => {
    await page.route('**/api/sites/*/wearers', route => route.abort())
    await page.getByRole('link', { name: '人员' }).first().click()
    await page.getByRole('heading', { name: '载入失败' }).waitFor()
    await page.unroute('**/api/sites/*/wearers')
    await page.getByRole('button', { name: '重试' }).click()
    await page.getByRole('heading', { name: '载入失败' }).waitFor({ state: 'detached' })
  })

  await t.test('in the hand a note and the page below stay as they are as well', async t => {
    const hand = await openWindow(browser, community, PHONE)
    await hand.page.evaluate(() => localStorage.setItem('linli.entry', 'phone'))
    const [alert] = await community.alerts()
    await hand.page.goto(`${community.origin}/m/alerts/${alert?.id}`)
    await hand.page.fill('#username', 'admin')
    await hand.page.fill('#password', password)
    await hand.page.keyboard.press('Enter')
    const note = hand.page.locator('.step-bar').getByRole('button', { name: '备注' })
    await note.tap()
    await hand.page.locator('#said').fill(NOTE)
    await hand.page.keyboard.press('Escape')
    await note.tap()
    t.equal(await hand.page.locator('#said').inputValue(), NOTE)
    await hand.page.evaluate(() => fetch('/api/session', { method: 'DELETE' }))
    await signInAgain(hand.page, password)
    t.equal(await hand.page.locator('#said').inputValue(), NOTE)
    t.same(hand.faults, [])
  })
  t.same(faults, [])
})
