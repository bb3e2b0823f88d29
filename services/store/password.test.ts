import t from 'tap'
import { hashPassword, isOutdatedHash, verifyPassword } from './password.ts'

t.test('the right password is right, any other is wrong', async t => {
  const stored = await hashPassword('correct horse 电池')
  t.equal(await verifyPassword('correct horse 电池', stored), true)
  t.equal(await verifyPassword('correct horse', stored), false)
  t.equal(await verifyPassword('', stored), false)
})

t.test('two hashes of one password differ', async t => {
  t.not(await hashPassword('same'), await hashPassword('same'))
})

t.test('the cost stands in the hash, and the one that stands there is used', async t => {
  const [, N, r, p] = (await hashPassword('a')).split('$')
  t.same([N, r, p], ['32768', '8', '3'])
  // RFC 7914, second vector, at a cost of its own: N = 1024, r = 8, p = 16, its first 32 of 64 bytes.
  const salt = Buffer.from('NaCl').toString('base64url')
  const key = Buffer.from('fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162', 'hex')
  t.equal(await verifyPassword('password', `scrypt$1024$8$16$${salt}$${key.toString('base64url')}`), true)
  t.equal(await verifyPassword('password', `scrypt$2048$8$16$${salt}$${key.toString('base64url')}`), false)
})

t.test('what is no hash verifies nothing and throws nothing', async t => {
  const wrong = [
    '',
    'admin',
    'scrypt$',
    'scrypt$1024$8$16$$',
    'scrypt$1024$8$16$TmFDbA$AAAA',
    '$2b$10$abcdef',
  ]
  for (const stored of wrong) t.equal(await verifyPassword('', stored), false, stored)
  const strange = `scrypt$1000$8$1$TmFDbA$${Buffer.alloc(32).toString('base64url')}`
  t.equal(await verifyPassword('', strange), false, 'a cost that scrypt itself refuses')
})

t.test('every character counts, of the longest too', async t => {
  const long = 'kettle 邻里 '.repeat(14)
  const stored = await hashPassword(long)
  t.ok(await verifyPassword(long, stored))
  t.notOk(await verifyPassword(`${long}x`, stored))
  t.notOk(await verifyPassword(long.slice(0, -1), stored))
})

t.test('a hash of another cost than that of new ones is known as such', async t => {
  t.notOk(isOutdatedHash(await hashPassword('seven brown kettles')))
  t.ok(isOutdatedHash('scrypt$16384$8$1$c2FsdA$aGFzaA'))
  t.ok(isOutdatedHash('scrypt$32768$8$30$c2FsdA$aGFzaA'))
})
