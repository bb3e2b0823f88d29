import t from 'tap'
import { allPaths } from './paths.ts'
import { readText } from './root.ts'

/** OWASP ASVS 4.0.3: how many requirements each section of these chapters has. */
const SECTIONS: Readonly<Record<string, number>> = {
  ...{ '2.1': 12, '2.2': 7, '2.3': 3, '2.4': 5, '2.5': 7, '2.6': 3, '2.7': 6, '2.8': 7, '2.9': 3, '2.10': 4 },
  ...{ '3.1': 1, '3.2': 4, '3.3': 4, '3.4': 5, '3.5': 3, '3.7': 1 },
  ...{ '4.1': 5, '4.2': 2, '4.3': 3 },
}

/** Of level 3 alone, and 4.1.4, which that version took out as said twice. */
const LEFT_OUT = ['2.2.4', '2.2.5', '2.2.6', '2.2.7', '4.1.4']

const rows = [...readText('docs/security.md').matchAll(/^\| (\d\.\d+\.\d+) \| (.+) \| (.+) \|$/gm)].map(
  ([, number = '', asks = '', shown = '']) => ({ number, asks, shown }),
)

t.test('each requirement of level 2 has a line, once and in order', async t => {
  const expected = Object.entries(SECTIONS)
    .flatMap(([section, count]) => Array.from({ length: count }, (_, i) => `${section}.${i + 1}`))
    .filter(number => !LEFT_OUT.includes(number))
  t.same(
    rows.map(({ number }) => number),
    expected,
  )
})

t.test('each names tests that are there, or says why there is none', async t => {
  const there = new Set(allPaths)
  for (const { number, shown } of rows) {
    const named = [...shown.matchAll(/`([^`]+\.test\.ts)`/g)].map(match => match[1] ?? '')
    t.same(
      named.filter(path => !there.has(path)),
      [],
      number,
    )
    t.ok(named.length > 0 || /^(?:none|not yet): .{5,}/.test(shown), `${number}: ${shown}`)
  }
})
