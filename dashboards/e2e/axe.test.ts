import type { Page } from 'playwright-core'
import t from 'tap'
import { needs } from '../../scripts/testing/system-program.ts'
import { violations } from './testing/axe.ts'
import { openBrowser } from './testing/browser.ts'
import { buildConsole } from './testing/built.ts'
import { within } from './testing/lead.ts'
import { startLivedIn } from './testing/lived-in.ts'
import type { Stop } from './testing/tour.ts'
import { type Look, looks, nameOf, walk } from './testing/visit.ts'

/** Both shades, both languages, a desk and a hand, at a quarter of the cost of all that there are: `LINLI_LOOKS=all`. */
const TWO: readonly Look[] = [
  { device: 'desk', theme: 'light', language: 'zh' },
  { device: 'phone', theme: 'dark', language: 'en' },
]
const asked = process.env.LINLI_LOOKS === 'all' ? looks : TWO

/** A hundred pages take their time on a machine that has other things to do. */
t.setTimeout(15 * 60_000)

t.test(
  'on no page has axe anything to say, in both shades and both languages',
  needs('chromium'),
  async t => {
    buildConsole()
    const community = await startLivedIn()
    t.teardown(() => community.stop())
    const browser = await openBrowser()
    t.teardown(() => browser.close())
    const waiting = [...asked]
    /** Two at a time: who signs in too often at once is made to wait. */
    const walkOn = async (): Promise<void> => {
      for (let look = waiting.shift(); look !== undefined; look = waiting.shift()) await walkThrough(look)
    }
    const walkThrough = (look: Look) => walk(browser, community, look, at(look), within)
    const at = (look: Look) => async (stop: Stop, page: Page) => {
      t.same(await violations(page), [], `${stop.name} ${nameOf(look)}`)
    }
    await Promise.all([walkOn(), walkOn()])
  },
)
