import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import t from 'tap'
import { soakArguments, soakHelp } from './options.ts'

t.test('minutes, devices, a rate and a seed are taken up to their edges', async t => {
  t.match(soakArguments(['--minutes', '1', '--devices', '1', '--rate', '1', '--seed', '0']), {
    ...{ minutes: 1, devices: 1, rate: 1, seed: 0 },
  })
  t.match(soakArguments(['--minutes', '10080', '--devices', '5000', '--rate', '1000000']), {
    ...{ minutes: 10_080, devices: 5_000, rate: 1_000_000, seed: Number },
  })
  t.match(soakArguments([]), { minutes: 20, devices: 400, rate: undefined })
})

t.test('whatever else is asked for is told as such', async t => {
  const wrong: [args: string[], fault: RegExp][] = [
    [['--minutes', '0'], /--minutes: expected a whole number from 1 to 10080, got "0"/],
    [['--minutes', '10081'], /--minutes/],
    [['--devices', '5001'], /--devices/],
    [['--rate', '0'], /--rate/],
    [['--rate', 'fast'], /got "fast"/],
    [['--seed', '4294967296'], /--seed/],
    [['--hours', '1'], /--hours/],
  ]
  for (const [args, fault] of wrong) t.match(soakArguments(args), { fault }, args.join(' '))
})

t.test('the program answers help and a fault without a stack trace', async t => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], { encoding: 'utf8' })
  t.match(run('--help'), { status: 0, stdout: `${soakHelp}\n`, stderr: '' })
  const { status, stdout, stderr } = run('--minutes', 'many')
  t.equal(status, 2)
  t.equal(stdout, '')
  t.notMatch(stderr, /\n\s+at /)
})
