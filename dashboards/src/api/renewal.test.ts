import t from 'tap'
import { holdFor, renewed, signedIn } from './renewal.ts'

t.test('where nobody is signed in nothing waits', async t => {
  t.equal(await renewed(), false)
  t.notOk(signedIn('chen'))
})

t.test('what finds the session ended says so, and goes out once the same person is back', async t => {
  let told = 0
  const release = holdFor({ username: 'chen', ended: () => told++ })
  const answers = [renewed(), renewed()]
  t.equal(told, 2)
  t.ok(signedIn('chen'))
  t.same(await Promise.all(answers), [true, true])
  release()
})

t.test('somebody else’s sign-in sends nothing, nor does leaving the page', async t => {
  const release = holdFor({ username: 'chen', ended: () => {} })
  const first = renewed()
  t.notOk(signedIn('wang'))
  t.equal(await first, false)
  const second = renewed()
  release()
  t.equal(await second, false)
})
