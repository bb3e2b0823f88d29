import { connectAsync } from 'mqtt'
import t from 'tap'
import { needs } from '../../scripts/testing/system-program.ts'
import { DESK, openBrowser, openWindow, PHONE, signIn } from './testing/browser.ts'
import { buildConsole } from './testing/built.ts'
import { startCommunity } from './testing/community.ts'

t.test(
  'a device is added, sends its first message with what the page gives it, and is drawn; work on it is planned',
  needs('chromium'),
  async t => {
    buildConsole()
    const community = await startCommunity()
    t.teardown(() => community.stop())
    const browser = await openBrowser()
    t.teardown(() => browser.close())
    const desk = await openWindow(browser, community, DESK)
    const { page } = desk
    await signIn(page, community)
    await page.locator('.ways').getByText('设备').click()
    await page.getByRole('button', { name: '添加设备' }).click()
    const form = page.locator('.side-form')
    await form.getByLabel('名称', { exact: true }).fill('东门垃圾桶')
    await form.getByLabel('设备编号', { exact: true }).fill('bin-9')
    await form.getByLabel('社区', { exact: true }).fill('riverside')
    await form.getByLabel('区域', { exact: true }).fill('gate-1')
    await form.getByRole('button', { name: '添加', exact: true }).click()
    await page.getByText('正在等待第一条数据').waitFor()

    const setting = async (name: string) =>
      (await page.locator('.mqtt-settings div', { hasText: name }).locator('code').first().textContent()) ??
      ''
    const token = await page.locator('.once textarea').inputValue()
    const device = await connectAsync(`mqtt://127.0.0.1:${await setting('端口')}`, {
      clientId: await setting('客户端编号'),
      username: await setting('用户名'),
      password: token,
    })
    t.teardown(() => device.endAsync())
    const topic = await setting('主题')
    await device.publishAsync(topic, 'fill=42', { qos: 1 })
    await page.getByText('收到一条数据但被拒：不是 JSON').waitFor()
    await device.publishAsync(topic.replace('telemetry', 'status'), '{"online":true,"firmware":"2.4.1"}', {
      qos: 1,
    })
    await device.publishAsync(topic, '{"fillPercent":42,"temperatureC":21.5,"batteryPercent":15}', { qos: 1 })
    await page.getByText('收到了！').waitFor()
    t.match(await page.locator('.first-message').textContent(), /满溢度 42 %.*温度 21.5 °C/)

    await page.getByRole('link', { name: '打开设备页面' }).click()
    await page.locator('.metric-chart canvas').waitFor()
    await page.getByText('2.4.1').waitFor()
    await page.locator('.device-state').getByText('电量低').waitFor()
    await page.locator('.refused').getByText('不是 JSON').first().waitFor()
    await page.locator('.ant-segmented-item', { hasText: '一年' }).click()
    await page.getByText('每点代表 1 天').waitFor()
    t.match(page.url(), /range=365d/, 'the range is in the address')

    await page.getByRole('link', { name: '安排维护' }).click()
    await form.getByLabel('维护内容').fill('更换电池')
    await page.getByText('涉及 1 台设备').waitFor()
    await form.getByRole('button', { name: '安排维护' }).click()
    const work = page.locator('.work-row', { hasText: '更换电池' })
    await work.getByText('进行中').waitFor()
    await work.getByRole('button', { name: '立即结束' }).click()
    await page.locator('.ant-modal').getByRole('button', { name: '立即结束' }).click()
    await page.getByText('没有安排维护').waitFor()

    const phone = await openWindow(browser, community, PHONE)
    await signIn(phone.page, community)
    for (const [path, shows] of [
      ['/fleet', '.fleet-bars'],
      ['/devices/bin-9', '.metric-chart canvas'],
      ['/devices?state=battery', '.device-row'],
    ] as const) {
      await phone.page.goto(community.origin + path)
      await phone.page.locator(shows).first().waitFor()
      t.ok(
        await phone.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
        `${path} fits a phone`,
      )
    }
    t.same([...desk.faults, ...phone.faults], [])
  },
)
