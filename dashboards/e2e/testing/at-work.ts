import type { Page } from 'playwright-core'
import { choose } from './choosing.ts'

/**
 * A minute of somebody at work in the list: through it by keys, some chosen, one opened and left, narrowed, searched, put
 * together and taken apart. Every step is something that they wait for.
 */
export async function workInList(page: Page): Promise<void> {
  await through(page)
  await narrow(page)
  await search(page)
  await group(page)
  await open(page)
}

const rows = (page: Page) => page.locator('.alert-row')
/** What was asked for is what is shown. */
const settled = (page: Page) => page.locator('.alerts-side[aria-busy="false"] .alert-row').first().waitFor()

async function through(page: Page): Promise<void> {
  for (let i = 0; i < 12; i++) await page.keyboard.press('j')
  for (let i = 0; i < 4; i++) await page.keyboard.press('k')
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.keyboard.press('Shift+X')
  await page.locator('.selection-bar').waitFor()
  await page.keyboard.press('Escape')
  await page.locator('.selection-bar').waitFor({ state: 'detached' })
}

async function narrow(page: Page): Promise<void> {
  for (const severity of ['critical', 'medium']) {
    const tile = page.locator(`.tile[data-severity="${severity}"]`)
    await tile.click()
    await settled(page)
    await tile.click()
    await settled(page)
  }
  for (const tab of [1, 0, 3]) {
    await page.locator('.views a').nth(tab).click()
    await settled(page)
  }
}

async function search(page: Page): Promise<void> {
  await page.keyboard.press('/')
  await page.keyboard.type('7 号门', { delay: 60 })
  await page.locator('.alert-row', { hasText: '7 号门' }).first().waitFor()
  await page.keyboard.press('Escape')
  await settled(page)
}

async function group(page: Page): Promise<void> {
  for (const grouping of ['按区域', '不分组']) {
    await choose(page.locator('.group-choice').getByRole('combobox'), grouping)
    await settled(page)
  }
}

async function open(page: Page): Promise<void> {
  for (const row of [2, 4]) {
    await rows(page).nth(row).locator('.row-link').click()
    await page.locator('.timeline').waitFor()
    await page.locator('.panel-close').click()
    await page.locator('.panel').waitFor({ state: 'detached' })
    await settled(page)
  }
}
