import t from 'tap'
import { needs } from '../../scripts/testing/system-program.ts'
import type { WireDevice } from '../../services/api/wire/device.ts'
import { DESK, openBrowser, openWindow, PHONE, signIn } from './testing/browser.ts'
import { buildConsole } from './testing/built.ts'
import { startCommunity } from './testing/community.ts'
import { settleInHand, signInInHand } from './testing/in-hand.ts'

const SENSOR = '24e124713c123456'

/** From the sensor down to what lies in the bin: the frame as the sensor sends it, in the network server's words. */
function uplinkOf(fCnt: number, distanceMm: number): string {
  const frame = Buffer.from('01754c0367c3000482000005000000', 'hex').subarray(0, 14)
  frame.writeUInt16LE(distanceMm, 9)
  const deviceInfo = { devEui: SENSOR, deviceName: '东门旧桶', applicationId: '1' }
  return JSON.stringify({ deviceInfo, fCnt, fPort: 85, data: frame.toString('base64') })
}

t.test(
  'a bin with a sensor is adopted, how it hangs is entered on its page, a certificate is bound to it and taken away, and the address on its label opens it, on a desk and in the hand',
  needs('chromium'),
  async t => {
    buildConsole()
    const community = await startCommunity()
    t.teardown(() => community.stop())
    const gateway = await community.addGateway('gw-1', '地下室服务器')
    await community.call('PUT', '/api/sources/lora', {
      ...{ site: 'riverside', name: 'ChirpStack', via: { gateway: 'gw-1' }, format: 'chirpstack' },
      ...{ filters: ['application/+/device/+/event/+'], codec: 'milesight' },
    })
    let fCnt = 7
    const measures = async (distanceMm: number) => {
      fCnt += 1
      await gateway.publishAsync(`application/1/device/${SENSOR}/event/up`, uplinkOf(fCnt, distanceMm), {
        qos: 1,
      })
    }
    await measures(870)
    const browser = await openBrowser()
    t.teardown(() => browser.close())
    const desk = await openWindow(browser, community, DESK)
    const { page } = desk
    await signIn(page, community)

    await page.goto(`${community.origin}/unclaimed`)
    await page.locator('.claim-card').getByRole('button', { name: '认领' }).click()
    const adopting = page.locator('.side-form')
    await adopting.getByLabel('区域', { exact: true }).fill('gate-1')
    await adopting.getByLabel('设备编号').fill('bin-9')
    await adopting.getByLabel('到桶底').fill('20')
    await adopting.getByLabel('到装满线').fill('120')
    await adopting.getByRole('button', { name: '认领' }).click()
    await adopting.getByText('且装满线小于桶底').waitFor()
    await adopting.getByLabel('到桶底').fill('')
    await adopting.getByLabel('到装满线').fill('')
    await adopting.getByText('满了也不会告警').waitFor()
    await adopting.getByRole('button', { name: '认领（暂无满溢度）' }).click()
    await page.getByText('没有待认领的设备').waitFor()

    await page.getByRole('link', { name: '填写安装尺寸' }).click()
    await page.locator('.side-form').getByLabel('到装满线').waitFor()
    await page.goto(`${community.origin}/devices/bin-9`)
    const heard = page.locator('.heard-at')
    await heard.getByText('Milesight 距离传感器').waitFor()
    t.equal(
      await heard.getByRole('link', { name: 'ChirpStack' }).getAttribute('href'),
      '/sources?source=lora',
    )
    await heard.getByRole('button', { name: '填写尺寸' }).click()
    const form = page.locator('.side-form')
    await form.getByLabel('到装满线').fill('25')
    await form.getByRole('button', { name: '保存', exact: true }).click()
    await form.getByText('不能为空').waitFor()
    await form.getByLabel('到桶底').fill('150')
    // Somebody else is faster: what was typed stays, and goes over it once that was seen.
    const {
      id: _,
      online: __,
      lastSeenAt: ___,
      values: ____,
      ...body
    } = await community.call<WireDevice>('GET', '/api/devices/bin-9')
    const other = { emptyMm: 900, fullMm: 100 }
    await community.call('PUT', '/api/devices/bin-9', {
      ...body,
      origin: { source: 'lora', address: SENSOR, mounting: other },
    })
    await form.getByRole('button', { name: '保存', exact: true }).click()
    await form.getByText('到桶底 90 厘米，装满线 10 厘米').waitFor()
    t.equal(await form.getByLabel('到桶底').inputValue(), '150')
    await form.getByRole('button', { name: '仍以我的为准保存' }).click()
    await heard.getByText('到桶底 150 厘米，装满线 25 厘米').waitFor()
    await measures(870)
    await page.locator('.values').getByText('50.4 %').waitFor()

    await page.goto(`${community.origin}/devices/bin-9?do=token`)
    await community.call('DELETE', `/api/devices/gw-1/certificates/${'ab'.repeat(32)}?unseen=true`)
    const certificates = page.locator('.device-certificates')
    await certificates.getByText('绑定证书').click()
    await certificates.getByLabel('证书（PEM）或其 SHA-256 指纹').fill(`${'AB:'.repeat(31)}AB`)
    await certificates.getByRole('button', { name: /^绑\s?定$/ }).click()
    await certificates.getByText('此证书已在另一台设备上移除').waitFor()
    await certificates.getByRole('button', { name: '仍然绑定' }).click()
    await certificates
      .locator('li[data-is="bound"]')
      .getByRole('button', { name: /^移\s?除$/ })
      .click()
    await page
      .getByRole('dialog', { name: '移除此证书' })
      .getByRole('button', { name: /^移\s?除$/ })
      .click()
    await certificates.locator('li[data-is="revoked"]').getByText('已移除，不能再登录').waitFor()
    await page.goto(`${community.origin}/devices/bin-9`)

    const label = await page.getByRole('link', { name: '打印标签' }).getAttribute('href')
    const picture = await page.evaluate(async href => (await fetch(href)).text(), String(label))
    t.match(picture, /<svg[^>]*>/)
    t.match(picture, '尚未设置 LINLI_PUBLIC_URL')
    t.match(picture, 'bin-9')

    const scanned = `${community.origin}/d/bin-9`
    await page.goto(scanned)
    await page.locator('.heard-at').getByText('ChirpStack').waitFor()
    t.equal(new URL(page.url()).pathname, '/devices/bin-9')

    await settleInHand(community)
    await measures(260)
    await measures(262)
    const phone = await openWindow(browser, community, PHONE)
    await signInInHand(phone.page, community, 'wang')
    await phone.page.goto(scanned)
    const row = phone.page.locator('.one-device .round-row', { hasText: '垃圾桶满溢' })
    await row.getByRole('button', { name: '接单' }).click()
    await row.getByText('您已接单').waitFor()
    t.equal(new URL(phone.page.url()).pathname, '/m/devices/bin-9')
    t.same([...desk.faults, ...phone.faults], [])
  },
)
