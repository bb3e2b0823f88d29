import t from 'tap'
import { cpuMsOf, residentBytesOf } from './process-figures.ts'

const TICK_MS = 10

t.test('the time that a process has used is what it says of itself', t => {
  const ownMs = () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1_000
  }
  const before = ownMs()
  const told = cpuMsOf(process.pid)
  t.ok(told >= before - 2 * TICK_MS && told <= ownMs() + 2 * TICK_MS, `${before}, ${told}, ${ownMs()}`)
  t.end()
})

t.test('its memory is more than its heap in use', t => {
  t.ok(residentBytesOf(process.pid) > process.memoryUsage().heapUsed)
  t.end()
})
