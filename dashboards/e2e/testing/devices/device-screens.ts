import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { openBrowser, PATIENCE_MS } from '../browser.ts'
import { startCommunity } from '../community.ts'
import { chargerThatFails } from './charger.ts'
import { type Pictured, pictured } from './pictured.ts'
import { registered } from './registered.ts'

const FOLDER = join(import.meta.dirname, '..', '..', '..', '..', 'docs', 'screens', 'devices')
const QUALITY = 70
/** Tall, so that nothing of a panel has to be scrolled to. */
const TRIAL = { width: 1320, height: 1500 }
/** Narrow, so that its words can be read beside those of a page. */
const DEVICE = { width: 900, height: 1500 }

/** A picture for each family of devices: a message of it, and what a real server makes of it. `wanted`: of those alone. */
export async function takeDevicePictures(wanted: readonly string[]): Promise<void> {
  await mkdir(FOLDER, { recursive: true })
  const community = await startCommunity({ LINLI_OCPP_PORT: '0' })
  const browser = await openBrowser()
  const context = await browser.newContext({
    ...{ viewport: TRIAL, deviceScaleFactor: 2 },
    ...{ locale: 'zh-CN', reducedMotion: 'reduce', serviceWorkers: 'block' },
  })
  context.setDefaultTimeout(PATIENCE_MS)
  await context.addInitScript(() => localStorage.setItem('linli.language', 'zh'))
  const credentials = { username: 'admin', password: community.server.password }
  await context.request.post(`${community.origin}/api/session`, { data: credentials })
  const page = await context.newPage()
  const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name)
  for (const each of pictured.filter(({ name }) => isWanted(name))) {
    await registered(community, each)
    const at =
      each.after === undefined
        ? await trialOf(page, community.origin, each)
        : await deviceOf(page, community.origin, each.name)
    await take(page, each.name, at)
  }
  if (isWanted('ocpp')) {
    const hangUp = await chargerThatFails(community, 'charger-3')
    await take(page, 'ocpp', await deviceOf(page, community.origin, 'charger-3'))
    hangUp()
  }
  await browser.close()
  await community.stop()
}

/** The source's trial with the message in it. What helps to write one is left out: it is the same in all pictures. */
async function trialOf(page: Page, origin: string, { name, message }: Pictured): Promise<readonly string[]> {
  await page.setViewportSize(TRIAL)
  await page.goto('about:blank')
  await page.goto(`${origin}/sources?site=riverside&source=${name}`)
  await page.addStyleTag({
    content:
      '.try-it > .quiet, .try-it > .try-examples, .try-it > .ant-segmented, .try-it > .form-pair { display: none }',
  })
  const trial = page.locator('.try-it')
  await trial.getByLabel('主题', { exact: true }).fill(message.topic)
  await trial.getByLabel('消息内容').fill(message.payload)
  await trial.locator('.heard-values dd').first().waitFor()
  // It stands where it was last written.
  await trial.getByLabel('消息内容').evaluate(area => {
    area.scrollTop = 0
    area.blur()
  })
  return ['.try-it']
}

/** The top of the device's page: who it is, what is wrong, what it says now. */
async function deviceOf(page: Page, origin: string, id: string): Promise<readonly string[]> {
  await page.setViewportSize(DEVICE)
  await page.goto('about:blank')
  await page.goto(`${origin}/devices/${id}`)
  await page.locator('.device-page dl.values dd').first().waitFor()
  return ['.device-head', '.device-page section:has(dl.values)']
}

/** What the parts take up together, in a form that the library has no word for. */
async function take(page: Page, name: string, parts: readonly string[]): Promise<void> {
  const boxes = await Promise.all(parts.map(part => page.locator(part).first().boundingBox()))
  const [first, last = first] = [boxes[0], boxes.at(-1)]
  if (!first || !last) throw new Error(`${name}: ${parts.join()} is not on the page`)
  const { x, y, width } = first
  const clip = { x, y, width, height: last.y + last.height - y, scale: 1 }
  const session = await page.context().newCDPSession(page)
  const asked = { format: 'webp' as const, quality: QUALITY, clip }
  const { data } = await session.send('Page.captureScreenshot', asked)
  await writeFile(join(FOLDER, `${name}.webp`), Buffer.from(data, 'base64'))
  console.log(name)
}
