import t from 'tap'
import { assetsIn, isOfPhone } from './phone-files.ts'

t.test('only the pages for the hand are kept', async t => {
  t.same(['/m', '/m/alerts/1', '/', '/maintenance', '/api/me', '/mobile'].filter(isOfPhone), [
    '/m',
    '/m/alerts/1',
  ])
})

t.test(
  'of a page its assets alone are kept: what has its content in its name, and nothing of the API',
  async t => {
    const page = `<link rel="manifest" href="/phone.webmanifest" /><script src="/assets/phone-1.js"></script>
    <link rel="modulepreload" href="/assets/react-2.js"><link rel="stylesheet" href="/assets/phone-3.css">
    <link href="/assets/react-2.js"><img src="/api/alerts/1/photos/2">`
    t.same(assetsIn(page), ['/assets/phone-1.js', '/assets/react-2.js', '/assets/phone-3.css'])
  },
)
