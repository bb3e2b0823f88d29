import type { Browser, Page } from 'playwright-core'
import t, { type Test } from 'tap'
import { Operator } from '../../scripts/testing/operator.ts'
import { needs } from '../../scripts/testing/system-program.ts'
import type { WireSitePlan, WireSitePlanList } from '../../services/api/wire/site-plan.ts'
import { DESK, openBrowser, openWindow, signIn } from './testing/browser.ts'
import { buildConsole } from './testing/built.ts'
import { type Community, startCommunity } from './testing/community.ts'

const PLANS = '/api/sites/riverside/site-plans'
const MANY = 500

t.test('the site plan in Chromium, with the real server', needs('chromium'), async t => {
  buildConsole()
  const community = await startCommunity({ LINLI_HTTP_REQUESTS_PER_MINUTE: '100000' })
  t.teardown(() => community.stop())
  const browser = await openBrowser()
  t.teardown(() => browser.close())
  const publish = await community.addBin('bin-1', '东门垃圾桶')
  await community.addBin('bin-2', '西门垃圾桶')
  const given = { community, browser, publish }

  await t.test('without any drawing every device stands in its zone', t => drawsItself(t, given))
  await t.test('a picture is put below, devices are pulled to their places, and it is saved', t =>
    draws(t, given),
  )
  await t.test('an alert colours its device and its zone while somebody looks', t => colours(t, given))
  await t.test('of two who draw at once the second is told, and nothing of either is lost', t =>
    meets(t, given),
  )
  await t.test('moving a plan of five hundred devices changes one element', t => staysFluid(t, given))
})

interface Given {
  readonly community: Community
  readonly browser: Browser
  readonly publish: (values: Record<string, number>) => Promise<void>
}

async function onPlan({ community, browser }: Given): Promise<{ page: Page; faults: string[] }> {
  const { page, faults } = await openWindow(browser, community, DESK)
  await signIn(page, community)
  await page.goto(`${community.origin}/plan`)
  await page.locator('.thing').first().waitFor()
  return { page, faults }
}

const plansOf = async ({ community }: Given): Promise<readonly WireSitePlan[]> =>
  (await community.call<WireSitePlanList>('GET', PLANS)).plans

async function drawsItself(t: Test, given: Given) {
  const { page, faults } = await onPlan(given)
  t.equal(await page.locator('.thing').count(), 2)
  t.match(await page.locator('.plan-list').textContent(), /gate-1[\s\S]*东门垃圾桶[\s\S]*从未上报/)
  await page.getByRole('textbox', { name: '查找设备或区域' }).fill('西门')
  await page.keyboard.press('Enter')
  await page.locator('.plan-card', { hasText: '西门垃圾桶' }).waitFor()
  t.match(page.url(), /device=bin-2/)
  t.equal(await page.locator('.thing[data-chosen="true"]').getAttribute('data-thing'), 'bin-2')
  t.same(faults, [], 'and nothing is asked of another server')
  await page.context().close()
}

async function draws(t: Test, given: Given) {
  const { page } = await onPlan(given)
  await page.getByRole('button', { name: '绘制平面图' }).click()
  await page.getByLabel('中文名称').fill('一层')
  await page.getByLabel('英文名称').fill('Ground floor')
  const buffer = await picture(page)
  await page.locator('input[type=file]').setInputFiles({ name: 'plan.png', mimeType: 'image/png', buffer })
  await page.locator('.plan-window image').waitFor()
  await pull(page, '[data-tray="bin-1"]', 0.3, 0.4)
  await pull(page, '[data-tray="bin-2"]', 0.7, 0.4)
  await page.getByText('所有设备都已上图').waitFor()
  await page.keyboard.press('Control+z')
  await page.locator('[data-tray="bin-2"]').waitFor()
  await page.keyboard.press('Control+Shift+z')
  await outline(page)
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('button', { name: '编辑' }).waitFor()
  const [plan] = await plansOf(given)
  t.match(plan, { name: { zh: '一层' }, picture: { width: 64, height: 40 }, savedBy: 'admin' })
  t.same(plan?.devices.map(({ device }) => device).sort(), ['bin-1', 'bin-2'])
  const [first] = plan?.devices.filter(({ device }) => device === 'bin-1') ?? []
  t.ok(first && first.x < 0.5 && first.y > 0 && first.y < 1, 'where it was let go of')
  t.match(plan?.outlines, [{ zone: 'gate-1' }])
  t.equal(plan?.outlines[0]?.corners.length, 3)
  await page.context().close()
}

async function outline(page: Page): Promise<void> {
  await page.getByRole('button', { name: '画轮廓' }).click()
  for (const [x, y] of [
    [0.2, 0.3],
    [0.45, 0.3],
    [0.45, 0.6],
  ] as const)
    await pressAt(page, x, y)
  await page.keyboard.press('Enter')
  await page.locator('.outline[data-zone="gate-1"]').waitFor()
}

async function colours(t: Test, given: Given) {
  const { page, faults } = await onPlan(given)
  const bin = page.locator('[data-thing="bin-1"]')
  t.equal(await bin.locator('.mark-alert').count(), 0)
  await given.publish({ fillPercent: 95 })
  await given.publish({ fillPercent: 95 })
  await bin.locator('.mark-alert[data-severity="high"]').waitFor()
  await page.locator('.outline[data-zone="gate-1"][data-severity="high"]').waitFor()
  t.equal(await page.locator('.zone-badge').first().textContent(), '1')
  await bin.click({ force: true })
  const card = page.locator('.plan-card')
  await card.getByText('垃圾桶满溢').last().waitFor()
  t.match(await card.textContent(), /严重/, 'the severity is a word, too')
  const [alert] = await given.community.alerts()
  t.equal(await card.locator('.plan-card-alerts a').getAttribute('href'), `/alerts/${alert?.id}`)
  t.match(await page.locator('.plan-list').textContent(), /严重 · 垃圾桶满溢/)
  t.same(faults, [])
  await page.context().close()
}

async function meets(t: Test, given: Given) {
  const { page } = await onPlan(given)
  await page.getByRole('button', { name: '编辑' }).click()
  await page.locator('.draw-tools').waitFor()
  const [before] = await plansOf(given)
  if (before === undefined) throw new Error('no plan')
  const { id, picture: _, savedBy: __, savedAt: ___, ...theirs } = before
  const moved = theirs.devices.map(one => (one.device === 'bin-2' ? { ...one, x: 0.9 } : one))
  await given.community.call('PUT', `${PLANS}/${id}`, { ...theirs, devices: moved })
  await pull(page, '[data-thing="bin-1"]', 0.4, 0.7)
  await page.getByRole('button', { name: '保存' }).click()
  const told = page.locator('.draw-overtaken')
  await told.waitFor()
  t.match(await told.textContent(), /admin[\s\S]*移动 1 台：西门垃圾桶[\s\S]*仍保留/)
  await told.getByRole('button', { name: /合并/ }).click()
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('button', { name: '编辑' }).waitFor()
  const [after] = await plansOf(given)
  const xOf = (plan: WireSitePlan | undefined, id: string) => plan?.devices.find(one => one.device === id)?.x
  t.equal(xOf(after, 'bin-2'), 0.9, 'theirs')
  t.not(xOf(after, 'bin-1'), xOf(before, 'bin-1'), 'and mine')
  await page.context().close()
}

async function staysFluid(t: Test, given: Given) {
  const { call, server } = given.community
  const devices = Array.from({ length: MANY }, (_, i) => ({
    device: `many-${i}`,
    x: (i % 25) / 25,
    y: i / MANY,
  }))
  const operator = await Operator.signIn(server.httpPort, server.password)
  const body = { kind: 'smart-bin', site: 'riverside', zone: 'gate-1', name: '垃圾桶' }
  await operator.saveAll(devices.map(({ device }) => ({ id: device, ...body })))
  const name = { en: 'Many', zh: '很多' }
  await call('PUT', `${PLANS}/many`, { name, order: 0, aspect: 1.6, devices, outlines: [] })
  const { page } = await onPlan(given)
  await page.goto(`${given.community.origin}/plan/riverside/many`)
  await page.locator('[data-thing="many-499"]').waitFor()
  await page.locator('.feed-light[data-state="live"]').waitFor()
  // What is still asked for would be drawn into it meanwhile.
  await page.waitForLoadState('networkidle')
  await watch(page)
  const box = await page.locator('.plan-window').boundingBox()
  await page.mouse.move((box?.x ?? 0) + 300, (box?.y ?? 0) + 300)
  await page.mouse.down()
  await page.mouse.move((box?.x ?? 0) + 400, (box?.y ?? 0) + 360, { steps: 20 })
  await page.mouse.up()
  await page.waitForFunction(() => (window as unknown as Watched).watched().framesMs.length > 2)
  const { changed, framesMs } = await page.evaluate(() => (window as unknown as Watched).watched())
  t.same(changed, ['g'], 'the ground, with all that stands on it')
  t.comment(`frames of ${framesMs.map(ms => Math.round(ms)).join(', ')} ms`)
  await page.context().close()
}

interface Watched {
  watched(): { changed: string[]; framesMs: number[] }
}

/** What is changed in the plan from here on, and how long its frames take. */
const watch = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const changed = new Set<Node>()
    const frames: number[] = []
    const plan = document.querySelector('.plan-window')
    const observer = new MutationObserver(all => {
      for (const { target } of all) changed.add(target)
    })
    if (plan) observer.observe(plan, { subtree: true, attributes: true, childList: true })
    const frame = (at: number) => {
      frames.push(at)
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
    const watched = () => ({
      changed: [...changed].map(node => node.nodeName),
      framesMs: frames.slice(1).map((at, i) => at - (frames[i] ?? at)),
    })
    Object.assign(window, { watched })
  })

/** Half red, half blue, 64 × 40. */
const picture = async (page: Page): Promise<Buffer> =>
  Buffer.from(
    await page.evaluate(() => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 40 })
      const brush = canvas.getContext('2d')
      brush?.fillRect(0, 0, 32, 40)
      return canvas.toDataURL('image/png').split(',')[1] ?? ''
    }),
    'base64',
  )

/** To a place of the window, in fractions of it. */
async function pull(page: Page, what: string, x: number, y: number): Promise<void> {
  const from = await page.locator(what).boundingBox()
  const to = await page.locator('.plan-window').boundingBox()
  if (from === null || to === null) throw new Error(`${what} is not to be seen`)
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
  await page.mouse.down()
  await page.mouse.move(to.x + to.width * x, to.y + to.height * y, { steps: 6 })
  await page.mouse.up()
}

async function pressAt(page: Page, x: number, y: number): Promise<void> {
  const box = await page.locator('.plan-window').boundingBox()
  await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) * x, (box?.y ?? 0) + (box?.height ?? 0) * y)
}
