import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import t from 'tap'
import { fuzzArguments, fuzzHelp } from './options.ts'

t.test('a count and a seed are taken up to their edges', async t => {
  t.same(fuzzArguments(['--count', '1', '--seed', '0']), { count: 1, seed: 0 })
  t.same(fuzzArguments(['--count', '100000000', '--seed', '4294967295']), {
    count: 100_000_000,
    seed: 4_294_967_295,
  })
  t.match(fuzzArguments([]), { count: 100_000, seed: Number })
})

t.test('whatever else is asked for is told as such', async t => {
  const wrong: [args: string[], fault: RegExp][] = [
    [['--count', '0'], /--count: expected a whole number from 1 to 100000000, got "0"/],
    [['--count', '100000001'], /--count/],
    [['--count', 'many'], /got "many"/],
    [['--count', ''], /--count/],
    [['--count'], /--count/],
    [['--seed', '-1'], /--seed/],
    [['--seed', '4294967296'], /--seed/],
    [['--seed', '1.5'], /--seed/],
    [['--sed', '1'], /--sed/],
    [['42'], /42/],
  ]
  for (const [args, fault] of wrong) t.match(fuzzArguments(args), { fault }, args.join(' '))
})

t.test('the program answers help and a fault without a stack trace', async t => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], { encoding: 'utf8' })
  t.match(run('--help'), { status: 0, stdout: fuzzHelp, stderr: '' })
  const { status, stdout, stderr } = run('--count', 'many')
  t.equal(status, 2)
  t.equal(stdout, '')
  t.match(stderr, /^--count: expected .*"many"\n/)
  t.notMatch(stderr, /\n\s+at /)
})
