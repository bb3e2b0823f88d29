import type { Page } from 'playwright-core'
import t from 'tap'
import { needs } from '../../scripts/testing/system-program.ts'
import { openBrowser, PHONE, patient } from './testing/browser.ts'
import { buildConsole } from './testing/built.ts'
import { startCommunity } from './testing/community.ts'
import { elsewhere, settleInHand, signInInHand } from './testing/in-hand.ts'

/** Of one burst of high priority: ten pulses of five tones each. */
const TONES = 50
const BURST_AND_INTERVAL_MS = 12_000

t.test('a new critical alert calls in the hand until somebody takes it', needs('chromium'), async t => {
  buildConsole()
  const community = await startCommunity()
  const browser = await openBrowser()
  t.teardown(async () => {
    await browser.close()
    await community.stop()
  })
  const { band } = await settleInHand(community)
  const context = patient(await browser.newContext({ ...PHONE, serviceWorkers: 'block' }))
  const page = await context.newPage()
  await page.clock.install()
  await countTones(page)
  await signInInHand(page, community, 'liu')
  await page.locator('.tabs').getByRole('link', { name: '告警' }).tap()
  const call = async () => {
    await band({ heartRateBpm: 72, worn: true, sos: false })
    await band({ heartRateBpm: 72, worn: true, sos: true })
  }
  const silence = page.getByRole('button', { name: '静音' })

  await t.test('again and again, in the rhythm of high priority', async t => {
    await call()
    await silence.waitFor()
    await heard(page, TONES)
    await page.clock.runFor(BURST_AND_INTERVAL_MS)
    await heard(page, 2 * TONES)
    await feltAtLeast(page, 2)
    // The page's clock goes on by itself besides: on a slow machine a third burst has begun by now.
    const { tones, felt } = await counted(page)
    t.ok(Math.abs(felt - tones / TONES) <= 1, `felt ${felt} times, heard ${tones / TONES} times`)
  })

  await t.test('silenced it is quiet, and still says that it is there', async t => {
    await silence.tap()
    await silence.waitFor({ state: 'detached' })
    const before = (await counted(page)).tones
    await page.clock.runFor(2 * BURST_AND_INTERVAL_MS)
    t.equal((await counted(page)).tones, before)
    await page.locator('.news').getByText('新的紧急告警').waitFor()
  })

  await t.test('the next one calls anew, until a colleague takes it', async t => {
    const [first] = await community.alerts()
    await community.call('POST', `/api/alerts/${first?.id}/resolve`, {})
    await call()
    await silence.waitFor()
    const [next] = await community.alerts()
    t.not(next?.id, first?.id)
    await (await elsewhere(community, 'wang'))(`/api/alerts/${next?.id}/claim`, {})
    await silence.waitFor({ state: 'detached' })
  })
})

interface Counted {
  readonly tones: number
  readonly felt: number
}
const counted = (page: Page): Promise<Counted> =>
  page.evaluate(() => {
    const { tones, felt } = globalThis as unknown as Counted
    return { tones, felt }
  })
const heard = (page: Page, many: number) =>
  page.waitForFunction(many => (globalThis as unknown as Counted).tones >= many, many)
const feltAtLeast = (page: Page, many: number) =>
  page.waitForFunction(many => (globalThis as unknown as Counted).felt >= many, many)

/** What is played and felt, counted where the browser is told to. */
async function countTones(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const counted = Object.assign(globalThis, { tones: 0, felt: 0 })
    const start = OscillatorNode.prototype.start
    OscillatorNode.prototype.start = function (when) {
      counted.tones++
      start.call(this, when)
    }
    navigator.vibrate = pattern => {
      if (Array.isArray(pattern)) counted.felt++
      return true
    }
  })
}
