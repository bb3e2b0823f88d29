import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { HOUR, MINUTE } from '../../domain/model/time.ts'
import { openTemporaryStorage, silentLog, temporaryFolder } from '../temporary.ts'
import { Copying } from './copying.ts'
import { checkedFacts } from './facts.ts'
import { ScheduledBackups } from './scheduled-backups.ts'

const noon = Date.UTC(2026, 4, 1, 12)

/** Minutes pass when the test says so; `looked` resolves when it has looked and, where one was due, made it. */
async function scheduled(folder: string, keep = 2, roomBytesMin = 0) {
  const storage = await openTemporaryStorage()
  const clock = { now: noon }
  let next: (() => void) | undefined
  let armed = Promise.withResolvers<void>()
  const timers = {
    after: (_ms: number, run: () => void) => {
      next = run
      armed.resolve()
      return () => {
        next = undefined
      }
    },
  }
  const room = { roomBytesMin }
  const copying = new Copying({
    file: storage.file,
    get roomBytesMin() {
      return room.roomBytesMin
    },
    holding: () => {},
  })
  const schedule = { folder, everyMs: 6 * HOUR, keep }
  const backups = new ScheduledBackups({
    file: storage.file,
    schedule,
    copying,
    timers,
    now: () => clock.now,
    log: silentLog,
  })
  return {
    backups,
    clock,
    room,
    async start() {
      backups.start()
      await armed.promise
    },
    /** So much later, after one look. */
    async later(ms: number) {
      clock.now += ms
      armed = Promise.withResolvers()
      next?.()
      await armed.promise
    },
    async close() {
      backups.stop()
      await storage.close()
    },
  }
}

const hours = (folder: string): string[] => readdirSync(folder).map(name => name.slice(15, 19))

t.test('backups are made when they are due, and the newest kept', async t => {
  const folder = join(temporaryFolder(), 'backups')
  const { backups, start, later, close } = await scheduled(folder)
  await start()
  t.same(readdirSync(folder), ['linli-20260501T120000Z.db'], 'the first at once')
  t.ok(checkedFacts(join(folder, 'linli-20260501T120000Z.db')))
  writeFileSync(join(folder, 'notes.txt'), 'somebody else’s')
  await later(6 * HOUR - MINUTE)
  t.equal(readdirSync(folder).length, 2, 'not a minute early')
  await later(MINUTE)
  await later(6 * HOUR)
  t.same(
    readdirSync(folder),
    ['linli-20260501T180000Z.db', 'linli-20260502T000000Z.db', 'notes.txt'],
    'two are kept, and what is not ours',
  )
  t.same(backups.health(), { lastAt: noon + 12 * HOUR, failure: undefined })
  await close()
})

t.test('a restart makes none before its time; a clock that was set back stops none', async t => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'linli-20260501T080000Z.db'), '')
  const { start, later, close } = await scheduled(folder)
  await start()
  t.same(hours(folder), ['0800'])
  await later(2 * HOUR)
  t.same(hours(folder), ['0800', '1400'])
  await later(-24 * HOUR)
  t.same(hours(folder).length, 2)
  t.ok(readdirSync(folder).includes('linli-20260501T140000Z.db'), 'the newest by name stays')
  await later(6 * HOUR)
  await close()
})

t.test('a failure is told until one succeeds, and tried again within the hour', async t => {
  const folder = join(temporaryFolder(), 'backups')
  writeFileSync(folder, 'a file where the folder should be')
  const { backups, room, start, later, close } = await scheduled(folder)
  await start()
  t.match(backups.health(), { lastAt: undefined, failure: /EEXIST|ENOTDIR/ })
  rmSync(folder)
  await later(HOUR - MINUTE)
  t.match(backups.health(), { failure: String }, 'not at every look')
  await later(MINUTE)
  t.match(backups.health(), { lastAt: noon + HOUR, failure: undefined })

  room.roomBytesMin = Number.MAX_SAFE_INTEGER
  await later(6 * HOUR)
  t.match(backups.health(), { lastAt: noon + HOUR, failure: /not enough free space.* MiB are needed/ })
  t.equal(readdirSync(folder).length, 1, 'nothing half done lies there')
  await close()
})

t.test('of two copies at once the second is refused', async t => {
  const storage = await openTemporaryStorage()
  const held: boolean[] = []
  const copying = new Copying({ file: storage.file, roomBytesMin: 0, holding: holds => held.push(holds) })
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'a'))
  const first = copying.copyTo(join(folder, 'a', 'first.db'))
  t.throws(() => copying.copyTo(join(folder, 'second.db')), { code: 'BACKUP_BUSY' })
  t.match(await first, { head: 0 })
  const called = copying.copyTo(join(folder, 'a', 'third.db'))
  const refused = t.rejects(called, { code: 'BACKUP_FAILED' })
  await copying.stop()
  await refused
  t.same(readdirSync(join(folder, 'a')), ['first.db'], 'one that is called off leaves nothing')
  t.same(held, [true, false, true, false])
  await storage.close()
})
