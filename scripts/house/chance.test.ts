import t from 'tap'
import { allSources } from './sources.ts'

const tests = allSources.filter(({ path }) => /\.test\.tsx?$/.test(path) || /\/testing\//.test(path))

/** Where a seed is drawn: those that run long after it was printed, and are no part of `npm test`. */
const DRAWS: ReadonlySet<string> = new Set([
  'scripts/testing/number-options.ts',
  'scripts/testing/stable-port.ts',
])

t.test('no test draws what it does by chance: a build that failed by luck is believed by nobody', async t => {
  const drawing = tests.filter(
    ({ path, code }) => !DRAWS.has(path) && /\bMath\.random\(|\brandomInt\b|Date\.now\(\) %/.test(code),
  )
  t.same(
    drawing.map(({ path }) => path),
    [],
  )
})

t.test('every random history, series or payload comes of a seed that is named', async t => {
  const asked = tests.flatMap(({ path, code }) => callsOf(code).map(call => ({ path, call })))
  t.ok(asked.length > 10, 'there are some')
  t.same(
    asked.filter(({ call }) => !/\bseed\b/.test(call)).map(({ path }) => path),
    [],
  )
})

/** Each call of fast-check's `assert`, up to the bracket that closes it. */
function callsOf(code: string): string[] {
  return [...code.matchAll(/\bfc\.(?:assert|check|sample)\(/g)].map(({ index }) => {
    let depth = 0
    for (let at = index; at < code.length; at++) {
      if (code[at] === '(') depth++
      if (code[at] === ')' && --depth === 0) return code.slice(index, at + 1)
    }
    return code.slice(index)
  })
}
