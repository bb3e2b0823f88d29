import { batchOf, changeOf } from '../../journal/testing/samples.ts'
import { openTemporaryStorage } from '../temporary.ts'

/** A program for `crash.test.ts`: appends without end and prints what was acknowledged, until it is killed. */
const storage = await openTemporaryStorage({ folder: String(process.argv[2]) })
for (let n = 1; ; n += 1) {
  const alert = changeOf(1, null, { id: `riverside-${n}`, raisedAt: n })
  const { last } = await storage.journal.append({ ...batchOf(20), changes: [alert] })
  await storage.journal.moveCursor('reader', last)
  process.stdout.write(`${last}\n`)
}
