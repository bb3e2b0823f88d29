import t from 'tap'
import { needs } from '../../scripts/testing/system-program.ts'
import { DESK, openBrowser, openWindow, PHONE, signIn } from './testing/browser.ts'
import { buildConsole } from './testing/built.ts'
import { choose } from './testing/choosing.ts'
import { startCommunity } from './testing/community.ts'

t.test(
  'a source is written and tried on a message; what it speaks of is adopted with one click, and its next reading raises an alert',
  needs('chromium'),
  async t => {
    buildConsole()
    const community = await startCommunity()
    t.teardown(() => community.stop())
    const gateway = await community.addGateway('gw-1', '地下室服务器')
    const browser = await openBrowser()
    t.teardown(() => browser.close())
    const desk = await openWindow(browser, community, DESK)
    const { page } = desk
    await signIn(page, community)
    await page.goto(`${community.origin}/sources`)
    await page.getByText('还没有数据来源').waitFor()
    await page.getByRole('button', { name: '添加数据来源' }).click()
    const form = page.locator('.side-form')
    await form.getByLabel('名称', { exact: true }).fill('旧平台')
    await choose(form.getByLabel('格式', { exact: true }), 'JSON（每台设备一个主题）')
    await form
      .locator('.source-editor > .plain-form')
      .getByLabel('主题', { exact: true })
      .fill('bins/+/state')

    const trial = form.locator('.try-it')
    await trial.getByLabel('主题', { exact: true }).fill('other/7')
    await trial.getByLabel('消息内容').fill('80 %')
    await trial.getByText('上面的主题都不包含此主题').waitFor()
    await trial.getByText('整条消息无法使用：不是 JSON').waitFor()
    await trial.getByLabel('主题', { exact: true }).fill('bins/7/state')
    await trial.getByLabel('消息内容').fill('{"fillPercent":80,"tiltDeg":"much"}')
    await trial.getByText('尚未登记').waitFor()
    await trial.getByText('内容最像：智能垃圾桶').waitFor()
    await trial.locator('.heard-values').getByText('80 %').waitFor()
    await trial.locator('.heard-rejected').getByText('值的类型不对').waitFor()
    await choose(trial.getByLabel('假设是'), '智能手环')
    await trial.getByText('没有读数').waitFor()
    await form.getByRole('button', { name: '保存' }).click()
    await page.locator('.rows').getByText('旧平台').waitFor()

    const says = (fillPercent: number) =>
      gateway.publishAsync('bins/7/state', JSON.stringify({ fillPercent, temperatureC: 20 }), { qos: 1 })
    await says(40)

    const phone = await openWindow(browser, community, PHONE)
    await signIn(phone.page, community)
    await phone.page.goto(`${community.origin}/unclaimed`)
    const card = phone.page.locator('.claim-card', { hasText: '像是：智能垃圾桶' })
    await card.getByText('满溢度 40 %').waitFor()
    t.ok(
      await phone.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
      'the page fits a phone',
    )
    // Where it stands nobody guesses: until it is said there is no one click.
    const asBin = card.getByRole('button', { name: '认领为智能垃圾桶' })
    t.equal(await asBin.count(), 0)
    await phone.page.getByLabel('认领到').fill('gate-1')
    await asBin.click()
    await phone.page.getByText('没有待认领的设备').waitFor()

    const [bin] = (
      await community.call<{ devices: { origin?: { source: string } }[] }>('GET', '/api/devices')
    ).devices.filter(({ origin }) => origin !== undefined)
    t.match(bin, { kind: 'smart-bin', zone: 'gate-1', gateway: 'gw-1', origin: { address: '7' } })
    await gateway.publishAsync('bins/7/state', JSON.stringify({ fillPercent: 40, temperatureC: 95 }), {
      qos: 1,
    })
    await phone.page.goto(`${community.origin}/`)
    await phone.page.locator('.alert-row', { hasText: '智能垃圾桶 7' }).first().waitFor()

    await page.goto(`${community.origin}/sources`)
    await page.locator('.rows').getByText('1 台设备').waitFor()
    t.same([...desk.faults, ...phone.faults], [])
  },
)
