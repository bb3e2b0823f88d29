import { connectAsync, type MqttClient } from 'mqtt'
import type { Page } from 'playwright-core'
import t, { type Test } from 'tap'
import { needs } from '../../scripts/testing/system-program.ts'
import type { WireDeviceToken } from '../../services/api/wire/device-token.ts'
import { boots, connected } from '../../services/ocpp/testing/charger.ts'
import { DESK, openBrowser, openWindow, PHONE, signIn } from './testing/browser.ts'
import { buildConsole } from './testing/built.ts'
import { type Community, startCommunity } from './testing/community.ts'
import { settleInHand, signInInHand } from './testing/in-hand.ts'

const SITE = 'riverside'
const LANE = { kind: 'fire-lane-camera', site: SITE, zone: 'gate-1', name: '东门消防通道' }

/** A lane that says what it is told to, once it listens. */
async function laneOf(t: Test, { call, server }: Community) {
  await call('PUT', '/api/devices/lane-1', LANE)
  const { username, token } = await call<WireDeviceToken>('POST', '/api/devices/lane-1/token')
  const url = `mqtt://127.0.0.1:${server.mqttPort}`
  const topic = (channel: string) => `community/${SITE}/fire-lane-camera/lane-1/${channel}`
  let client: MqttClient | undefined
  t.teardown(() => client?.endAsync(true))
  return {
    async comes() {
      const here = await connectAsync(url, { clientId: username, username, password: token })
      client = here
      here.on('message', (_, payload) => {
        const { id } = JSON.parse(String(payload)) as { id: string }
        here.publish(topic('reply'), JSON.stringify({ id, ok: true, said: '已播报' }), { qos: 1 })
      })
      await here.subscribeAsync(topic('command'), { qos: 1 })
    },
    leaves: () => client?.endAsync(),
    sees: (vehicleCount: number) =>
      client?.publishAsync(topic('telemetry'), JSON.stringify({ vehicleCount }), { qos: 1 }),
  }
}

/** A charger that speaks OCPP, and what it was told. */
async function chargerOf(t: Test, { call, server }: Community) {
  await call('PUT', '/api/devices/cp-1', {
    ...{ kind: 'ev-charger', site: SITE, zone: 'gate-1', name: '一号充电桩' },
  })
  await call('PUT', '/api/devices/cp-2', {
    ...{ kind: 'ev-charger', site: SITE, zone: 'gate-1', name: '二号充电桩' },
    origin: { source: 'ocpp', address: 'cp-1/2' },
  })
  const { token } = await call<WireDeviceToken>('POST', '/api/devices/cp-1/token')
  const client = await connected({ port: server.ocppPort as number, id: 'cp-1', token })
  t.teardown(() => client.close())
  const told: unknown[] = []
  client.handle('ChangeAvailability', async ({ params }) => {
    told.push(params)
    return { status: 'Accepted' }
  })
  client.handle('Reset', async () => ({ status: 'Accepted' }))
  client.handle('TriggerMessage', async () => ({ status: 'NotImplemented' }))
  await boots(client)
  const burns = () =>
    client.call('StatusNotification', {
      ...{ connectorId: 1, status: 'Faulted', errorCode: 'GroundFailure' },
      timestamp: new Date().toISOString(),
    })
  return { told, burns }
}

const gives = async (page: Page, name: string) => {
  const orders = page.locator('.orders')
  await orders.locator('.order-buttons').first().getByRole('button', { name, exact: true }).click()
  await orders.locator('.order-form').getByRole('button', { name, exact: true }).click()
}

const isAboveBar = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const edge = (of: string) => document.querySelector(of)?.getBoundingClientRect()
    const [sends, bar] = [edge('.order-form button[type="submit"]'), edge('.step-bar')]
    return sends !== undefined && bar !== undefined && sends.bottom <= bar.top
  })

/** The line of an order that says what became of it. */
const told = (page: Page, words: string) =>
  page.locator('.given-orders li', { hasText: words }).first().waitFor()

t.test(
  'the lane speaks from the desk and in the hand, also when it comes back; a rule cuts its charger off; a restart says whom it hits',
  needs('chromium'),
  async t => {
    buildConsole()
    const community = await startCommunity({ LINLI_OCPP_PORT: '0' })
    t.teardown(() => community.stop())
    await settleInHand(community)
    await community.call('PUT', '/api/rules/fire-lane-blocked', {
      overrides: [{ scope: {}, settings: { lowForMs: 1_000 } }],
    })
    const [lane, charger] = [await laneOf(t, community), await chargerOf(t, community)]
    await lane.comes()
    const browser = await openBrowser()
    t.teardown(() => browser.close())
    const desk = await openWindow(browser, community, DESK)
    const { page } = desk
    await signIn(page, community)

    await page.goto(`${community.origin}/devices/lane-1`)
    await gives(page, '语音提示')
    await told(page, '语音提示：已执行')
    await lane.leaves()
    await gives(page, '语音提示')
    await told(page, '语音提示：等待发出')
    await page.getByText('设备不在线').waitFor()

    await page.goto(`${community.origin}/rules/charger-fault?tab=places`)
    await page.getByRole('button', { name: '为某处单独设定' }).click()
    await page.getByText('断电', { exact: true }).click()
    await page.getByRole('button', { name: '设定', exact: true }).click()
    await page.locator('.ant-modal .ant-btn-dangerous').click()
    await page.getByText('自动向设备下达指令“断电”').waitFor()
    await charger.burns()
    await page.goto(`${community.origin}/`)
    await page.locator('.alert-row', { hasText: '一号充电桩' }).first().click()
    await told(page, '断电：已执行')
    await told(page, '规则自动下达')
    await page.locator('.timeline', { hasText: '规则自动下达指令“断电”' }).waitFor()
    t.match(charger.told, [{ connectorId: 1, type: 'Inoperative' }])

    await page.goto(`${community.origin}/devices/cp-1`)
    await page.locator('.orders').getByRole('button', { name: '重启', exact: true }).click()
    await page.locator('.order-form', { hasText: '还会影响：二号充电桩' }).waitFor()
    await page.locator('.order-form').getByRole('button', { name: '重启', exact: true }).click()
    await told(page, '重启：已执行')
    await page.goto(`${community.origin}/devices/cp-2`)
    await told(page, '下达给 cp-1，本设备同受影响')

    await lane.comes()
    await page.goto(`${community.origin}/devices/lane-1`)
    await page.locator('.given-orders > li[data-state="done"]').nth(1).waitFor()

    await lane.sees(1)
    const hand = await openWindow(browser, community, PHONE)
    await signInInHand(hand.page, community, 'wang')
    await hand.page.locator('.round-row', { hasText: '东门消防通道' }).first().click()
    const opens = hand.page.locator('.orders .order-buttons').first().getByRole('button')
    await opens.click()
    t.ok(await isAboveBar(hand.page), 'what sends it is in sight above the bar of the next step')
    await hand.page.keyboard.press('Escape')
    await hand.page.locator('.order-form').waitFor({ state: 'detached' })
    await gives(hand.page, '语音提示')
    await told(hand.page, '语音提示：已执行')
    t.equal(await opens.evaluate(it => it === document.activeElement), true, 'whoever sent it goes on there')
    t.same([...desk.faults, ...hand.faults], [])
  },
)
