import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { openBrowser } from './browser.ts'
import { buildConsole } from './built.ts'
import { takeDevicePictures } from './devices/device-screens.ts'
import { startLivedIn } from './lived-in.ts'
import { screensPage } from './screens-page.ts'
import { looks, nameOf, walk } from './visit.ts'

/**
 * Takes the pictures of docs/screens anew: every stop of the tour, on a desk and a phone, in both shades and languages.
 * `npm run screens -- phone-dark png`: some of them alone, without loss; those of stops that `LINLI_TOUR` leaves out stay as
 * they are. `npm run screens -- devices`: those of docs/devices, one for each family of devices, or for those that are named
 * (`devices milesight ocpp`).
 */
const [wanted = '', format = 'webp'] = process.argv.slice(2)
const FOLDER = join(import.meta.dirname, '..', '..', '..', 'docs', 'screens')
const QUALITY = 60

buildConsole()
if (wanted === 'devices') {
  await takeDevicePictures(process.argv.slice(3))
  process.exit()
}
const community = await startLivedIn()
const browser = await openBrowser()
for (const look of looks.filter(look => nameOf(look).includes(wanted))) {
  const folder = join(FOLDER, nameOf(look))
  if (process.env.LINLI_TOUR === undefined) await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await walk(browser, community, look, async (stop, page) => {
    if (stop.isBelow) await page.locator(stop.shows).first().scrollIntoViewIfNeeded()
    await writeFile(join(folder, `${stop.name}.${format}`), await pictureOf(page))
  })
  console.log(nameOf(look))
}
await browser.close()
await community.stop()
if (wanted === '') await writeFile(join(FOLDER, 'README.md'), screensPage(looks))

/** In a form that the library has no word for: half the size of the next best. */
async function pictureOf(page: Page): Promise<Buffer> {
  const session = await page.context().newCDPSession(page)
  const asked = format === 'png' ? { format: 'png' as const } : { format: 'webp' as const, quality: QUALITY }
  const { data } = await session.send('Page.captureScreenshot', asked)
  return Buffer.from(data, 'base64')
}
