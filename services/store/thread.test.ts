import { EventEmitter, once } from 'node:events'
import t from 'tap'
import { type Operations, Thread } from './thread.ts'

/** A thread of a few lines, that does with each request what the test says. */
function threadThat(body: string) {
  const code = `import { parentPort } from 'node:worker_threads'; ${body}`
  const events = new EventEmitter()
  const thread = new Thread<Operations>({
    entry: new URL(`data:text/javascript,${encodeURIComponent(code)}`),
    workerData: undefined,
    onLog: line => events.emit('log', line),
    onBroken: error => events.emit('broken', error),
  })
  return { thread, events }
}

t.test('a thread that dies rejects what it was asked, is told of once, and takes nothing more', async t => {
  const { thread, events } = threadThat(`
    parentPort.on('message', () => { throw new Error('out of luck') })
    parentPort.postMessage({ type: 'ready' })`)
  await thread.ready
  const broken = once(events, 'broken')
  await t.rejects(Promise.all([thread.call('a'), thread.call('b')]), {
    code: 'STORAGE_BROKEN',
    message: /out of luck/,
  })
  t.match(await broken, [{ message: 'out of luck' }])
  await t.rejects(thread.call('c'), { code: 'STORAGE_BROKEN' })
  await thread.close()
})

t.test('a thread that ends before it is ready is not waited for', async t => {
  const { thread } = threadThat('process.exit(0)')
  await t.rejects(thread.ready, { code: 'STORAGE_BROKEN' })
  await thread.close()
})

t.test('ending a thread rejects what it has not answered, as closed, and is no fault', async t => {
  const { thread, events } = threadThat(`
    parentPort.on('message', () => {})
    parentPort.postMessage({ type: 'ready' })`)
  await thread.ready
  events.on('broken', () => t.fail('it was told of as broken'))
  const asked = t.rejects(thread.call('a'), { code: 'STORAGE_CLOSED' })
  await thread.stop()
  await asked
})

t.test('what cannot go to a thread is refused to its caller alone', async t => {
  const { thread } = threadThat(`
    parentPort.on('message', ({ id }) =>
      parentPort.postMessage({ type: 'replies', replies: [{ id, value: 'here' }] }))
    parentPort.postMessage({ type: 'ready' })`)
  await t.rejects(
    thread.call('a', () => {}),
    { name: 'DataCloneError' },
  )
  t.equal(await thread.call('a', 1), 'here')
  await thread.close()
})
