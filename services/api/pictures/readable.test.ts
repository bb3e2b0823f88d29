import t from 'tap'
import {
  phoneJpeg,
  plainJpeg,
  plainPng,
  plainWebp,
  SECRETS,
  tellingPng,
  tellingWebp,
} from '../testing/picture-samples.ts'
import { orientationOf } from './orientation.ts'
import { readablePicture } from './readable.ts'

const MEGAPIXEL = 1_000_000
const read = (bytes: Buffer) => readablePicture(bytes, MEGAPIXEL)

t.test('what a picture tells besides what it shows is cut off: place, camera, notes, films', async t => {
  for (const [name, telling, plain] of [
    ['jpeg', phoneJpeg(1), plainJpeg()],
    ['png', tellingPng(), plainPng()],
    ['webp', tellingWebp(), plainWebp()],
  ] as const) {
    for (const secret of SECRETS.filter(one => name === 'jpeg' || !one.startsWith('Exif')))
      t.ok(telling.includes(Buffer.from(secret, 'latin1')), `${name} told: ${secret}`)
    t.ok(read(telling).bytes.equals(read(plain).bytes), `${name}: nothing but the picture is left`)
    t.match(read(telling), { type: `image/${name}`, width: 24, height: 16 })
  }
})

t.test('nothing is taken from a picture that tells nothing', async t => {
  for (const plain of [plainJpeg(), plainPng(), plainWebp()]) t.ok(read(plain).bytes.equals(plain))
})

t.test('which way up a photo was taken stays, and alone of its Exif', async t => {
  const turned = read(phoneJpeg(6))
  t.match(turned, { width: 16, height: 24 })
  t.equal(orientationOf(turned.bytes.subarray(2)), 6)
  for (const secret of SECRETS) t.notOk(turned.bytes.includes(Buffer.from(secret, 'latin1')), secret)
  t.ok(read(turned.bytes).bytes.equals(turned.bytes), 'and once more changes nothing')
  t.match(read(phoneJpeg(3)), { width: 24, height: 16 })
  t.ok(read(phoneJpeg(9)).bytes.equals(read(plainJpeg()).bytes), 'one that is none is no orientation')
})

t.test('what is no whole picture is refused, whatever it is called', async t => {
  const refused = { code: 'PICTURE_UNREADABLE' }
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
  for (const text of ['', 'GIF89a', '%PDF-1.7', '<!doctype html>', svg])
    t.throws(() => read(Buffer.from(text)), refused, text)
  for (const whole of [plainJpeg(), plainPng(), plainWebp()])
    for (let length = 0; length < whole.length; length += 7)
      t.throws(() => read(whole.subarray(0, length)), refused, `${length} bytes of ${whole.length}`)
})

t.test('a small file of very many pixels is refused', async t => {
  const huge = plainPng()
  huge.writeUInt32BE(1_000, 16)
  huge.writeUInt32BE(1_000, 20)
  t.match(read(huge), { width: 1_000, height: 1_000 })
  huge.writeUInt32BE(1_001, 20)
  t.throws(() => read(huge), { code: 'PICTURE_TOO_LARGE' })
})

t.test('a flipped bit anywhere is read or refused, and never breaks the reader', async t => {
  for (const whole of [phoneJpeg(), tellingPng(), tellingWebp()])
    for (let at = 0; at < whole.length; at += 1) {
      const bent = Buffer.from(whole)
      bent[at] = (bent[at] ?? 0) ^ 0xff
      try {
        read(bent)
      } catch (error) {
        const { code } = error as { code?: string }
        if (code !== 'PICTURE_UNREADABLE' && code !== 'PICTURE_TOO_LARGE') throw error
      }
    }
  t.pass('none did')
})
