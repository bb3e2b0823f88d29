import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe has to say about a page as it stands, each with the element and how it is mended. */
export async function violations(page: Page): Promise<readonly string[]> {
  // Once for each document: half a megabyte to read.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  const results = await page.evaluate(
    tags =>
      (window as unknown as { axe: Axe }).axe.run({
        runOnly: tags,
        resultTypes: ['violations'],
        // Neither style sheets nor films are fetched once more: no rule of these tags reads a sheet, and there are no films.
        preload: false,
      }),
    TAGS,
  )
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${id}: ${html} ${failureSummary.replaceAll(/\s+/g, ' ')}`),
  )
}

interface Axe {
  run(options: {
    readonly runOnly: readonly string[]
    readonly resultTypes: readonly string[]
    readonly preload: boolean
  }): Promise<AxeResults>
}
