import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openBrowser } from './browser.ts'
import { buildConsole } from './built.ts'
import { startLivedIn } from './lived-in.ts'
import { type Look, nameOf, walk } from './visit.ts'

/** Takes the pictures of docs/screens anew: every stop of the tour, on a desk and a phone, in both shades and languages. */
const FOLDER = join(import.meta.dirname, '..', '..', '..', 'docs', 'screens')
const QUALITY = 70

const looks: readonly Look[] = (['desk', 'phone'] as const).flatMap(device =>
  (['light', 'dark'] as const).flatMap(theme =>
    (['zh', 'en'] as const).map(language => ({ device, theme, language })),
  ),
)
/** `npm run screens -- phone-dark png`: some of them alone, without loss. */
const [wanted = '', type = 'jpeg'] = process.argv.slice(2)

buildConsole()
const community = await startLivedIn()
const browser = await openBrowser()
for (const look of looks.filter(look => nameOf(look).includes(wanted))) {
  const folder = join(FOLDER, nameOf(look))
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await walk(browser, community, look, async (stop, page) => {
    const path = join(folder, `${stop.name}.${type === 'png' ? 'png' : 'jpg'}`)
    await page.screenshot(type === 'png' ? { path } : { path, type: 'jpeg', quality: QUALITY })
  })
  console.log(nameOf(look))
}
await browser.close()
await community.stop()
