import t from 'tap'
import { SignInThrottle } from './sign-in-throttle.ts'

const limits = { failuresFree: 1, delayMsMax: 60_000 }

t.test('one IPv6 network is one guesser, however many addresses it has', async t => {
  const throttle = new SignInThrottle(limits)
  t.equal(throttle.attempt('admin', '2001:db8:0:1::1', 0), 0)
  t.equal(throttle.attempt('admin', '2001:db8:0:1:ffff:2:3:4', 0), 1_000)
  t.equal(throttle.attempt('admin', '2001:db8::1:0:0:0:9', 0), 1_000, 'the same network, written shorter')
  t.equal(throttle.attempt('admin', '2001:db8:0:2::1', 0), 0, 'the next network is another')
})

t.test('an IPv4 address counts for itself, as it is or inside IPv6', async t => {
  const throttle = new SignInThrottle(limits)
  t.equal(throttle.attempt('admin', '192.0.2.1', 0), 0)
  t.equal(throttle.attempt('admin', '192.0.2.2', 0), 0)
  t.equal(throttle.attempt('admin', '::ffff:192.0.2.1', 0), 1_000)
})

t.test('what it remembers is bounded: the oldest goes first', async t => {
  const throttle = new SignInThrottle({ ...limits, keysMax: 2 })
  for (const address of ['192.0.2.1', '192.0.2.2']) throttle.attempt('admin', address, 0)
  t.equal(throttle.attempt('admin', '192.0.2.1', 0), 1_000, 'at the limit nothing is forgotten')
  throttle.attempt('admin', '192.0.2.3', 0)
  t.equal(throttle.attempt('admin', '192.0.2.1', 0), 0)
})
