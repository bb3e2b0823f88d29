import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import t from 'tap'
import { chaosArguments, chaosHelp } from './options.ts'

t.test('kills, minutes and a seed are taken up to their edges', async t => {
  t.match(chaosArguments(['--kills', '1', '--seed', '0']), { kills: 1, seed: 0 })
  t.match(chaosArguments(['--kills', '100000', '--seed', '4294967295']), {
    kills: 100_000,
    seed: 4_294_967_295,
  })
  t.match(chaosArguments([]), { kills: 200, seed: Number, lifeMsMax: Number })
})

t.test('more minutes for as many kills are longer lives', async t => {
  const lifeMsMax = (...args: string[]) => (chaosArguments(args) as { lifeMsMax: number }).lifeMsMax
  t.ok(lifeMsMax('--minutes', '60') > lifeMsMax('--minutes', '30'))
  t.equal(lifeMsMax('--minutes', '1'), lifeMsMax(), 'and never shorter than usual')
})

t.test('whatever else is asked for is told as such', async t => {
  const wrong: [args: string[], fault: RegExp][] = [
    [['--kills', '0'], /--kills: expected a whole number from 1 to 100000, got "0"/],
    [['--kills', '100001'], /--kills/],
    [['--kills', 'many'], /got "many"/],
    [['--minutes', '0'], /--minutes/],
    [['--minutes', '10081'], /--minutes/],
    [['--seed', '-1'], /--seed/],
    [['--seed', '4294967296'], /--seed/],
    [['--kill', '1'], /--kill/],
    [['42'], /42/],
  ]
  for (const [args, fault] of wrong) t.match(chaosArguments(args), { fault }, args.join(' '))
})

t.test('the program answers help and a fault without a stack trace', async t => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], { encoding: 'utf8' })
  t.match(run('--help'), { status: 0, stdout: `${chaosHelp}\n`, stderr: '' })
  const { status, stdout, stderr } = run('--kills', 'many')
  t.equal(status, 2)
  t.equal(stdout, '')
  t.match(stderr, /^--kills: expected .*"many"\n/)
  t.notMatch(stderr, /\n\s+at /)
})
