import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import t from 'tap'
import { changeOf } from '../journal/testing/samples.ts'
import { openTemporaryStorage, temporaryFolder } from './temporary.ts'

const entry = { site: 'riverside', now: 1, input: { type: 'tick' } } as const

/** Runs the program until it has acknowledged `count` batches, kills it there, answers the last number it told. */
async function runAndKill(folder: string, count: number): Promise<number> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'testing/crash-writer.ts'), folder])
  const died = once(child, 'exit')
  let last = 0
  let seen = 0
  for await (const line of createInterface(child.stdout)) {
    last = Number(line)
    seen += 1
    if (seen === count) child.kill('SIGKILL')
  }
  await died
  return last
}

t.test('whatever was acknowledged before a kill is there after it, lists and cursors too', async t => {
  const folder = temporaryFolder()
  for (let round = 1; round <= 3; round += 1) {
    const acknowledged = await runAndKill(folder, round * 15)
    const { journal, alerts, history, historyCaughtUp, close } = await openTemporaryStorage({ folder })
    const head = await journal.head()
    t.ok(head >= acknowledged, `${head} is at least ${acknowledged}`)
    t.ok((await journal.cursor('reader')) >= acknowledged)

    const batches = await journal.read(0, 1_000_000)
    let next = 1
    const whole = batches.every(({ first, last }) => {
      const follows = first === next && last === first + 20
      next = last + 1
      return follows
    })
    t.ok(whole && next === head + 1, 'every batch is whole and follows the one before')
    const page = await alerts.list({ limit: 1, page: 0 })
    t.equal((await journal.readChanges(0, 1_000_000)).length, batches.length)
    t.equal(page.alerts[0]?.id, batches.at(-1)?.changes[0]?.alert.id, 'the list stands where the log stands')

    await historyCaughtUp()
    const device = { id: 'bin-0', kind: 'smart-bin', site: 'riverside', zone: 'gate', name: 'Gate' }
    const readings = await history.readings({
      device,
      from: 0,
      to: Number.MAX_SAFE_INTEGER,
      limit: 1_000_000,
    })
    t.equal(readings.length, batches.length, 'each reading is in the history once')
    await close()
  }
})

t.test('a second server on the same folder is refused by name, until the first has closed', async t => {
  const folder = temporaryFolder()
  const first = await openTemporaryStorage({ folder })
  await t.rejects(openTemporaryStorage({ folder }), { code: 'DATA_IN_USE' })
  t.equal((await first.journal.append({ entries: [entry], changes: [] })).first, 1, 'the first goes on')
  await first.close()
  const second = await openTemporaryStorage({ folder })
  t.equal(await second.journal.head(), 1)
  await second.close()
})

t.test('a full database refuses, loses nothing and goes on when there is room again', async t => {
  const { journal, alerts, historyCaughtUp, close } = await openTemporaryStorage({ bytesMax: 2_000_000 })
  const note = Array.from({ length: 3_000 }, (_, i) =>
    String.fromCharCode(0x4e00 + ((i * 7_919) % 20_000)),
  ).join('')
  const acknowledged: number[] = []
  const append = (n: number) =>
    journal.append({ entries: [entry], changes: [changeOf(n, note, { id: `riverside-${n}` })] })
  let failure: unknown
  for (let n = 1; failure === undefined; n += 1) {
    await append(n).then(
      ({ last }) => acknowledged.push(last),
      error => {
        failure = error
      },
    )
  }
  t.match(failure, { code: 'JOURNAL_FAILED', message: /full/ })
  t.ok(acknowledged.length > 10, `${acknowledged.length} batches went in`)
  await t.rejects(append(1), { code: 'JOURNAL_FAILED' })
  t.equal(await journal.head(), acknowledged.at(-1), 'nothing of the refused ones is in the log')
  t.equal((await alerts.list({ limit: 1, page: 0 })).total, acknowledged.length, 'nor in the list')

  await journal.prune(Number(acknowledged.at(-2)))
  await journal.recover()
  t.equal((await append(1)).first, Number(acknowledged.at(-1)) + 1)
  await historyCaughtUp()
  await close()
})
