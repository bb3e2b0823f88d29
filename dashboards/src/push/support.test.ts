import t from 'tap'
import { hindranceOf, isHandheldOfApple, type Surroundings } from './support.ts'

const well: Surroundings = {
  isSecure: true,
  takesPush: true,
  isApple: false,
  isInstalled: false,
  permission: 'default',
}

t.test('what stands in the way is named, the first thing to be done first', async t => {
  const table: [Partial<Surroundings>, ReturnType<typeof hindranceOf>][] = [
    [{}, undefined],
    [{ permission: 'granted' }, undefined],
    [{ isSecure: false, takesPush: false, permission: 'denied' }, 'insecure'],
    [{ isApple: true, takesPush: false }, 'home-screen'],
    [{ isApple: true, isInstalled: true }, undefined],
    [{ takesPush: false, permission: undefined }, 'unsupported'],
    [{ permission: 'denied' }, 'denied'],
  ]
  for (const [more, expected] of table)
    t.equal(hindranceOf({ ...well, ...more }), expected, JSON.stringify(more))
})

t.test('an iPad that says it is a Mac is told apart from a Mac', async t => {
  const safari =
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15'
  t.equal(isHandheldOfApple({ userAgent: safari, maxTouchPoints: 5 }), true)
  t.equal(isHandheldOfApple({ userAgent: safari, maxTouchPoints: 0 }), false)
  t.equal(
    isHandheldOfApple({ userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0)', maxTouchPoints: 5 }),
    true,
  )
})
