import type { Browser, BrowserContext, Page } from 'playwright-core'
import { DESK, PHONE, patient } from './browser.ts'
import { coldly, type Lead } from './lead.ts'
import type { LivedIn } from './lived-in.ts'
import { follow } from './quiet.ts'
import { type Found, foundBy, type Stop, stops } from './tour.ts'

export interface Look {
  readonly device: 'desk' | 'phone'
  readonly theme: 'light' | 'dark'
  readonly language: 'zh' | 'en'
}

export const looks: readonly Look[] = (['desk', 'phone'] as const).flatMap(device =>
  (['light', 'dark'] as const).flatMap(theme =>
    (['zh', 'en'] as const).map(language => ({ device, theme, language })),
  ),
)

export const nameOf = ({ device, theme, language }: Look): string => `${device}-${theme}-${language}`

/** Everybody's window in one look: signed in once, then led from stop to stop in the same tab. */
export async function walk(
  browser: Browser,
  community: LivedIn,
  look: Look,
  at: (stop: Stop, page: Page) => Promise<void>,
  lead: Lead = coldly,
): Promise<void> {
  const found = await foundBy(await community.as('manager'))
  const pages = new Map<Stop['as'], Page>()
  for (const stop of stops.filter(isFor(look))) {
    const page = pages.get(stop.as) ?? (await enter(browser, community, look, stop.as))
    pages.set(stop.as, page)
    await lead(page, community.origin, addressOf(stop, found), stop.shows)
    await at(stop, page)
  }
  for (const page of pages.values()) await page.context().close()
}

/** All of them, or those whose names `LINLI_TOUR` holds: `LINLI_TOUR=alert,sign-in`. */
const isFor =
  ({ device }: Look) =>
  ({ name, only }: Stop): boolean =>
    (only === undefined || only === device) &&
    (process.env.LINLI_TOUR ?? name).split(',').some(part => name.includes(part))

const addressOf = ({ path }: Stop, found: Found): string => (typeof path === 'string' ? path : path(found))

async function enter(
  browser: Browser,
  { origin, password }: LivedIn,
  { device, theme, language }: Look,
  username: Stop['as'],
): Promise<Page> {
  const options = { ...(device === 'desk' ? DESK : PHONE), serviceWorkers: 'block' as const }
  const context = patient(await browser.newContext(options))
  await context.addInitScript(
    ([theme, language]) => {
      localStorage.setItem('linli.theme', theme)
      localStorage.setItem('linli.language', language)
    },
    [theme, language] as const,
  )
  if (username !== 'nobody') await signIn(context, origin, username, password)
  const page = await context.newPage()
  follow(page)
  return page
}

async function signIn(
  context: BrowserContext,
  origin: string,
  username: string,
  password: string,
): Promise<void> {
  const reply = await context.request.post(`${origin}/api/session`, { data: { username, password } })
  if (!reply.ok()) throw new Error(`${username} is not let in: ${await reply.text()}`)
}
