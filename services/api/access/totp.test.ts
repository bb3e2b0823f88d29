import t from 'tap'
import { base32, codeOf, fromBase32, otpauthUri, stepAt, stepOfCode } from './totp.ts'

const secret = Buffer.from('12345678901234567890')

t.test('the codes are those of RFC 6238, appendix B', async t => {
  for (const [seconds, code] of [
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ] as const) {
    t.equal(codeOf(secret, stepAt(seconds * 1_000), 8), code, String(seconds))
    t.equal(codeOf(secret, stepAt(seconds * 1_000)), code.slice(2), 'and six digits are its last six')
  }
})

t.test('base32 is that of RFC 4648, and reads what it wrote', async t => {
  const vectors = {
    f: 'MY',
    fo: 'MZXQ',
    foo: 'MZXW6',
    foob: 'MZXW6YQ',
    fooba: 'MZXW6YTB',
    foobar: 'MZXW6YTBOI',
  }
  for (const [plain, coded] of Object.entries(vectors)) {
    t.equal(base32(Buffer.from(plain)), coded)
    t.equal(fromBase32(coded).toString(), plain)
  }
})

t.test('a code is good in its half minute and in those beside it', async t => {
  const code = codeOf(secret, 100)
  for (const [now, step] of [
    [99 * 30_000 - 1, undefined],
    [99 * 30_000, 100],
    [100 * 30_000, 100],
    [102 * 30_000 - 1, 100],
    [102 * 30_000, undefined],
  ] as const) {
    t.equal(stepOfCode(secret, code, now), step, String(now))
  }
  t.equal(stepOfCode(secret, `${code}0`, 100 * 30_000), undefined)
  t.equal(stepOfCode(secret, '', 100 * 30_000), undefined)
})

t.test('an app is told whose the secret is', async t => {
  t.equal(
    otpauthUri('MZXW6', 'li', 'Linli 邻里'),
    'otpauth://totp/Linli%20%E9%82%BB%E9%87%8C:li?secret=MZXW6&issuer=Linli%20%E9%82%BB%E9%87%8C',
  )
})
