import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import t from 'tap'

const skip = existsSync('/proc/thread-self') ? false : 'threads have no priority of their own here'

/** The 19th field of what Linux says of a thread. */
const NICE = 18

const niceOf = (line: string) => Number(line.slice(line.lastIndexOf(') ') + 2).split(' ')[NICE - 2])

t.test('a thread gives way to the others, and they do not', { skip }, async t => {
  const before = niceOf(readFileSync('/proc/thread-self/stat', 'utf8'))
  const worker = new Worker(
    `const { parentPort, workerData } = process.getBuiltinModule('worker_threads')
     import(workerData).then(({ giveWay }) => {
       const does = giveWay()
       const stat = process.getBuiltinModule('fs').readFileSync('/proc/thread-self/stat', 'utf8')
       parentPort.postMessage({ does, stat })
     })`,
    { eval: true, workerData: new URL('./give-way.ts', import.meta.url).href },
  )
  const [{ does, stat }] = (await once(worker, 'message')) as [{ does: boolean; stat: string }]
  t.equal(does, true)
  t.equal(niceOf(stat), 19)
  t.equal(niceOf(readFileSync('/proc/thread-self/stat', 'utf8')), before, 'this one stays as it was')
})
