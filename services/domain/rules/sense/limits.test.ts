import { readFileSync } from 'node:fs'
import t from 'tap'
import { shapes } from '../conditions/shapes.ts'
import { durationWords } from '../describe.ts'
import type { Limit } from '../limit.ts'

const page = readFileSync(new URL('../../../../docs/rules.md', import.meta.url), 'utf8')

const words = (figure: number, name: string): string =>
  /Ms(Min)?(\.|$)/.test(name) && figure > 0 ? durationWords(figure).en : String(figure)

function row(type: string, name: string, { min, max, above, integer, upTo, under }: Limit): string {
  const from = `${above ? 'more than ' : ''}${words(min, name)}`
  const most = max === 'span' ? 'as far as the metric can move' : words(max, name)
  const other = upTo !== undefined ? `, \`${upTo}\`` : under !== undefined ? `, less than \`${under}\`` : ''
  return `| \`${type}\` | \`${name}\` | ${from} | ${most}${other} |${integer ? ' yes' : ''} |`
}

t.test('the page has every limit of every shape, and no other', async t => {
  const rows = Object.entries(shapes).flatMap(([type, { limits = {} }]) =>
    Object.entries(limits).map(([name, limit]) => row(type, name, limit)),
  )
  const section = page.slice(
    page.indexOf('### What the figures may be'),
    page.indexOf('## When a rule looks'),
  )
  t.same(
    section.split('\n').filter(line => line.startsWith('| `')),
    rows,
  )
})
