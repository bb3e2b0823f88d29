import { connectAsync } from 'mqtt'
import type { Browser, Page } from 'playwright-core'
import t from 'tap'
import { needs } from '../../scripts/testing/system-program.ts'
import type { WireDeviceToken } from '../../services/api/wire/device-token.ts'
import type { WireScreenMade } from '../../services/api/wire/lobby.ts'
import { DESK, openBrowser, openWindow, PHONE, rowOf, signIn } from './testing/browser.ts'
import { buildConsole } from './testing/built.ts'
import { type Community, startCommunity } from './testing/community.ts'

/** What must stand nowhere where somebody without an account looks. */
const PRIVATE = /王秀英|手环|band-1|bin-1|SOS|求救|需要帮助|admin|heartRate|赔偿|help/i

t.test('whoever complained follows the case without an account', needs('chromium'), async t => {
  buildConsole()
  const community = await startCommunity()
  const browser = await openBrowser()
  t.teardown(async () => {
    await browser.close()
    await community.stop()
  })
  await describePlaces(community)
  const bin = await community.addBin('bin-1', '王秀英家门口的桶')
  for (const _ of 'xx') await bin({ fillPercent: 95 })

  const manager = await openWindow(browser, community, DESK)
  await signIn(manager.page, community)
  const screen = await hangScreen(browser, community)
  const { page: wall, url } = screen
  await wall.locator('.board-row', { hasText: '垃圾桶满溢' }).waitFor()
  t.match(await wall.locator('.board-row').innerText(), /南门/)

  await rowOf(manager.page, '王秀英家门口的桶').getByRole('link').click()
  await manager.page.getByRole('button', { name: '生成受理编号' }).click()
  const number = await manager.page.locator('.issued-number').innerText()
  t.match(number, /^\d{4} \d{4} \d{4} \d{4}$/)

  const resident = await openWindow(browser, community, PHONE)
  await resident.page.goto(`${community.origin}/case`)
  await resident.page.fill('#case-number', number.replaceAll('0', 'O').replaceAll(' ', '－'))
  await resident.page.getByRole('button', { name: '查询' }).click()
  await resident.page.locator('.case-now[data-stage="reported"]').waitFor()

  const [alert] = await community.alerts()
  const handle = (action: string, body?: object) =>
    community.call('POST', `/api/alerts/${alert?.id}/${action}`, body)
  await handle('claim', { note: '王秀英要求赔偿' })
  await resident.page.locator('.case-now[data-stage="assigned"]').waitFor()
  await wall.locator('.board-stage[data-stage="assigned"]').waitFor()
  await writeBulletin(manager.page, community)
  await fall(community)
  await handle('on-site')
  await handle('resolve', { cause: 'real', note: '王秀英已满意' })
  await resident.page.locator('.case-now[data-stage="done"]').waitFor()
  t.match(await resident.page.locator('.case-now').innerText(), /问题已处理好/)
  t.equal(await resident.page.locator('.case-line [data-state="passed"]').count(), 4)

  await wall.locator('.board-total', { hasText: '1' }).waitFor()
  await wall.locator('.bulletin-card', { hasText: '明天停水' }).waitFor()
  t.equal(await wall.locator('.board-row').count(), 0, 'the call for help of a wearer is nowhere on it')

  const secret = url.split('#')[1] ?? ''
  const said = await Promise.all([
    wall.locator('body').innerText(),
    resident.page.locator('body').innerText(),
    bodyOf(community, '/api/screen', { 'x-linli-screen': secret }),
    bodyOf(community, `/api/cases/${number.replaceAll(' ', '')}`),
  ])
  for (const text of said) t.notMatch(text, PRIVATE)
  t.match(said[2], /"openTotal":0,.*"solvedTotal":1/)
  t.notMatch(wall.url(), secret, 'nobody reads its secret off the screen')
  t.same([...manager.faults, ...resident.faults, ...screen.faults], [])
})

async function describePlaces({ call }: Community): Promise<void> {
  const named = (en: string, zh: string) => ({ name: { en, zh } })
  await call('PUT', '/api/sites/riverside', { ...named('Riverside', '滨河花园'), phone: '0571-8888 1234' })
  await call('PUT', '/api/sites/riverside/zones/gate-1', { sort: 'area', ...named('South gate', '南门') })
}

async function hangScreen(browser: Browser, community: Community) {
  const made = await community.call<WireScreenMade>('POST', '/api/sites/riverside/screens', { name: '大堂' })
  const opened = await openWindow(browser, community, { viewport: { width: 1920, height: 1080 } })
  await opened.page.goto(community.origin + made.url)
  return { ...opened, url: made.url }
}

async function writeBulletin(page: Page, { origin }: Community): Promise<void> {
  await page.goto(`${origin}/bulletins?site=riverside&bulletin=new`)
  await page.getByLabel('标题').fill('明天停水')
  await page.getByLabel('内容').fill('9:00 至 12:00，请提前储水。')
  await page.locator('.bulletin-preview .bulletin-card', { hasText: '明天停水' }).waitFor()
  await page.locator('.side-form button[type="submit"]').click()
  await page.locator('.bulletin-state[data-state="now"]').waitFor()
}

/** A wearer falls and calls for help; it is an alert when this resolves. */
async function fall({ call, server, alerts }: Community): Promise<void> {
  const device = { kind: 'wristband', site: 'riverside', zone: 'gate-1', name: '王秀英' }
  await call('PUT', '/api/devices/band-1', device)
  const { username, token, topic } = await call<WireDeviceToken>('POST', '/api/devices/band-1/token')
  const client = await connectAsync(`mqtt://127.0.0.1:${server.mqttPort}`, {
    ...{ clientId: 'band-1', username, password: token },
  })
  await client.publishAsync(topic, JSON.stringify({ sos: true, heartRateBpm: 133 }), { qos: 1 })
  await client.endAsync()
  if (!(await alerts()).some(({ rule }) => rule === 'sos')) throw new Error('no call for help')
}

const bodyOf = async ({ origin }: Community, path: string, headers: Record<string, string> = {}) =>
  (await fetch(origin + path, { headers })).text()
