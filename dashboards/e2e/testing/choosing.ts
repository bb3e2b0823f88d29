import type { Locator } from 'playwright-core'

/** Chooses from the list of a field by what is written there; where one may be chosen, the list is closed when this resolves. */
export async function choose(field: Locator, text: string): Promise<void> {
  const { list, closed } = await openList(field)
  if (await field.isEditable()) await field.fill(text)
  await list.locator('.ant-select-item-option', { hasText: text }).first().click()
  if (await takesOne(field)) await closed.waitFor({ state: 'attached' })
}

/** By keys alone: whoever goes on with Tab has chosen what Enter chose. */
export async function chooseByKeys(field: Locator, text: string): Promise<void> {
  const { list } = await openList(field)
  await field.fill(text)
  await list.locator('.ant-select-item-option-active', { hasText: text }).waitFor()
  await field.press('Enter')
  await list.locator('.ant-select-item-option-selected', { hasText: text }).waitFor({ state: 'attached' })
  await field.press('Tab')
}

/**
 * The lists of all fields hang at the end of the page, and one that was just used may still be there: each is found by the
 * name that its own field says, never by being the one in sight.
 */
async function openList(field: Locator) {
  const page = field.page()
  await field.click()
  const named = await field.and(page.locator('[aria-controls]')).getAttribute('aria-controls')
  const list = page.locator('.ant-select-dropdown', { has: page.locator(`[id="${named}"]`) })
  return { list, closed: field.and(page.locator('[aria-expanded="false"]')) }
}

const takesOne = async (field: Locator): Promise<boolean> =>
  (await field.locator('xpath=ancestor::*[contains(@class, "ant-select-multiple")]').count()) === 0
