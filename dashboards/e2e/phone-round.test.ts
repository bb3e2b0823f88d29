import type { Page } from 'playwright-core'
import t from 'tap'
import { needs } from '../../scripts/testing/system-program.ts'
import type { WireAlertFile } from '../../services/api/wire/alert.ts'
import type { WirePhotoList } from '../../services/api/wire/photo.ts'
import { PHONE } from './testing/browser.ts'
import { buildConsole } from './testing/built.ts'
import { startCommunity } from './testing/community.ts'
import { elsewhere, settleInHand, signInInHand } from './testing/in-hand.ts'
import { openProfile } from './testing/notifications.ts'

const row = (page: Page, text: string) => page.locator('.round-row', { hasText: text })
const press = (page: Page, name: string) =>
  page.locator('.step-bar').getByRole('button', { name, exact: true }).tap()
/** As whoever taps everything twice: where the button for the next step stands by then. */
async function tapTwice(page: Page): Promise<void> {
  const { x, y } = (await page.locator('.main-step').boundingBox()) ?? { x: 0, y: 0 }
  const tap = () => page.touchscreen.tap(x + 20, y + 20)
  // The second does not wait for the first: the button rests for less than a second.
  await Promise.all([tap(), tap()])
}
const pile = (page: Page, name: string) => page.locator('.piles').getByRole('button', { name }).tap()

t.test('a grid worker with a phone, in Chromium with the real server', needs('chromium'), async t => {
  buildConsole()
  const community = await startCommunity()
  t.teardown(() => community.stop())
  const { band } = await settleInHand(community)
  const [east, west] = [
    await community.addBin('bin-1', '东门垃圾桶'),
    await community.addBin('bin-2', '西门垃圾桶'),
  ]
  const fill = async (bin: typeof east) => {
    await bin({ fillPercent: 95 })
    await bin({ fillPercent: 95 })
  }
  await fill(east)
  const { context, page, close } = await openProfile(community.origin, PHONE)
  t.teardown(close)
  const faults: string[] = []
  page.on('pageerror', error => faults.push(error.message))
  const of = async (device: string) => (await community.alerts()).find(({ deviceId }) => deviceId === device)
  const eventsOf = async (device: string) =>
    (await community.call<WireAlertFile>('GET', `/api/alerts/${(await of(device))?.id}`)).events

  await t.test('taken, gone to, photographed and done, each with one tap', async t => {
    await signInInHand(page, community, 'wang')
    await row(page, '东门').getByText('东门 · 东门垃圾桶').waitFor()
    await row(page, '东门').getByRole('link').tap()
    await page.locator('.plan-steps').waitFor()
    await tapTwice(page)
    // It goes again by itself: what stays is looked for after it.
    await page.locator('.done-line').getByText('已接单').waitFor()
    await page.locator('.step-bar').getByRole('button', { name: '出发', exact: true }).waitFor()
    const own = (await eventsOf('bin-1')).filter(({ actor }) => actor === 'wang')
    t.same(
      own.map(({ type }) => type),
      ['assigned'],
      'nobody said that they set out',
    )
    await press(page, '出发')
    await page.locator('.history').getByText('出发').waitFor()
    await press(page, '到场')
    await page.locator('.alert-facts').getByText('已到场').waitFor()
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'bin.txt', mimeType: 'text/plain', buffer: Buffer.from('no photo') })
    await page.locator('.step-bar').getByText('这个文件不是照片').waitFor()
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'bin.jpg', mimeType: 'image/jpeg', buffer: await jpegOf(page) })
    await page.locator('.photo-small img').waitFor()
    await press(page, '结单')
    await page.locator('.sheet').getByRole('button', { name: '属实' }).tap()
    await page.locator('.sheet textarea').fill('已清运')
    await page.locator('.sheet').getByRole('button', { name: '结单', exact: true }).tap()
    await page.getByText('已结单，无需再处理').waitFor()
    // What is shown at once is what will be; this is said once it is.
    await page.locator('.done-line').getByText('已结单').waitFor()
    t.match(await of('bin-1'), { handling: 'resolved', assignee: 'wang', cause: 'real' })
    const history = (await eventsOf('bin-1')).filter(({ actor }) => actor === 'wang').map(({ type }) => type)
    t.same(history, ['assigned', 'commented', 'on-site', 'commented', 'cleared', 'resolved'])
    const { photos } = await community.call<WirePhotoList>(
      'GET',
      `/api/alerts/${(await of('bin-1'))?.id}/photos`,
    )
    t.match(photos, [{ by: 'wang', width: 1_600 }])
  })

  await t.test(
    'what comes stands in the list by itself, and of a wearer no more than that help is needed',
    async t => {
      await page.getByRole('button', { name: '返回' }).tap()
      await page.getByText('没有等待接单的告警').waitFor()
      await band({ heartRateBpm: 70, worn: true, sos: true })
      await row(page, '需要帮助').waitFor()
      t.match(await row(page, '需要帮助').innerText(), /3 号楼/)
      t.notMatch(await page.locator('main').innerText(), /SOS|王秀兰|70/)
    },
  )

  await t.test('pressed without a line it waits, over a reload too, and is done once', async t => {
    await fill(west)
    await row(page, '西门').getByRole('link').tap()
    await page.locator('.history').waitFor()
    await page.evaluate(() => navigator.serviceWorker.ready)
    // The page is kept last, after all that it needs.
    await page.waitForFunction(async () => (await caches.match('/m', { ignoreVary: true })) !== undefined)
    await context.setOffline(true)
    await press(page, '接单')
    await press(page, '出发')
    await page.locator('.alert-facts').getByText('等待发送').waitFor()
    t.equal((await of('bin-2'))?.handling, 'new')
    await page.reload()
    await page.getByText('有 2 项操作等待发送').waitFor()
    t.notMatch(await page.locator('main').innerText(), /一切正常|没有等待/)
    await context.setOffline(false)
    await page.locator('.history').getByText('出发').waitFor()
    await page.locator('.waiting-chip').waitFor({ state: 'detached' })
    const mine = (await eventsOf('bin-2')).filter(({ actor }) => actor === 'wang').map(({ type }) => type)
    t.same(mine, ['assigned', 'commented'])
    t.same(await page.evaluate(() => Object.keys(localStorage).filter(key => key.includes('outbox'))), [])
  })

  await t.test('who was faster is told, and nothing of it is dropped in silence', async t => {
    const li = await elsewhere(community, 'li')
    await page.getByRole('button', { name: '返回' }).tap()
    await pile(page, '待接单')
    await row(page, '需要帮助').getByRole('link').tap()
    await page.locator('.history').waitFor()
    await context.setOffline(true)
    await press(page, '接单')
    await page.locator('.alert-facts').getByText('等待发送').waitFor()
    await li(`/api/alerts/${(await of('band-1'))?.id}/claim`, {})
    await context.setOffline(false)
    await page.locator('.refused').getByText('其他人已先更改').waitFor()
    await page.locator('.alert-facts').getByText('li').waitFor()
    t.match(await of('band-1'), { assignee: 'li' })
    await page.locator('.refused').getByRole('button', { name: '知道了' }).tap()
    await page.locator('.refused').waitFor({ state: 'detached' })
    t.same(faults, [])
  })

  await t.test('of the server’s answers nothing is kept by the worker', async t => {
    const kept = await page.evaluate(async () => {
      const cache = await caches.open('linli-phone')
      return (await cache.keys()).map(({ url }) => new URL(url).pathname)
    })
    t.ok(kept.length > 2)
    t.same(
      kept.filter(path => path !== '/m' && !path.startsWith('/assets/')),
      [],
    )
  })
})

/** As a camera gives it: larger than it is to be sent. */
async function jpegOf(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = 2_400
    canvas.height = 1_800
    const context = canvas.getContext('2d')
    if (context) context.fillStyle = '#4a7'
    context?.fillRect(200, 200, 1_500, 1_200)
    return canvas.toDataURL('image/jpeg').split(',')[1] ?? ''
  })
  return Buffer.from(base64, 'base64')
}
