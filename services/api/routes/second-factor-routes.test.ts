import t from 'tap'
import { SECOND } from '../../domain/model/time.ts'
import { codeOf, fromBase32, stepAt } from '../access/totp.ts'
import { addPerson, asPerson } from '../testing/people.ts'
import { PASSWORD, startTestServer } from '../testing/test-server.ts'

const STEP_MS = 30 * SECOND

/** Somebody with an authenticator app. */
async function enrolled(env: Record<string, string> = {}) {
  const server = await startTestServer({ env })
  const { api, accounts, clock } = server
  await addPerson(accounts, 'li')
  const mine = await asPerson(api, 'li')
  const { secret, uri } = (await mine('POST', '/api/me/second-factor', { password: PASSWORD })).json()
  const codeAt = (at: number) => codeOf(fromBase32(secret), stepAt(at))
  const confirmed = await mine('POST', '/api/me/second-factor/confirm', { code: codeAt(clock.now) })
  const { recoveryCodes } = confirmed.json()
  const signIn = (code?: string, more: object = {}) =>
    api.inject({
      method: 'POST',
      url: '/api/session',
      payload: { username: 'li', password: PASSWORD, code },
      ...more,
    })
  return { ...server, mine, uri, codeAt, recoveryCodes, signIn }
}

t.test('whoever has an app signs in with its code, and each code is good once', async t => {
  const { clock, codeAt, signIn, uri } = await enrolled()
  t.match(uri, /^otpauth:\/\/totp\/Linli:li\?secret=[A-Z2-7]{32}&issuer=Linli$/)
  t.match((await signIn()).json(), { code: 'SIGN_IN_CODE_NEEDED' })
  t.match((await signIn(codeAt(clock.now))).json(), { code: 'SIGN_IN_CODE_WRONG' }, 'it confirmed the app')
  clock.now += STEP_MS
  const both = await Promise.all([signIn(codeAt(clock.now)), signIn(codeAt(clock.now))])
  t.same(both.map(reply => reply.statusCode).sort(), [200, 401], 'of two at the same moment one')
  clock.now += STEP_MS
  t.match((await signIn(codeAt(clock.now - STEP_MS))).json(), { code: 'SIGN_IN_CODE_WRONG' })
  const code = codeAt(clock.now)
  t.equal((await signIn(`${code.slice(0, 3)} ${code.slice(3)}`)).statusCode, 200, 'as apps show them')
})

t.test('a recovery code is good once, however it is typed', async t => {
  const { recoveryCodes, signIn, mine } = await enrolled()
  t.equal(recoveryCodes.length, 10)
  t.match(recoveryCodes[0], /^([a-z2-7]{4}-){5}[a-z2-7]{4}$/)
  t.equal((await signIn(recoveryCodes[0].toUpperCase().replaceAll('-', ' '))).statusCode, 200)
  t.match((await signIn(recoveryCodes[0])).json(), { code: 'SIGN_IN_CODE_WRONG' })
  t.match((await mine('GET', '/api/me/second-factor')).json(), { on: true, recoveryCodesLeft: 9 })
})

t.test('nothing counts until a code is shown, and a session alone begins nothing', async t => {
  const { api, accounts } = await startTestServer()
  await addPerson(accounts, 'li')
  const mine = await asPerson(api, 'li')
  const begin = (password: string) => mine('POST', '/api/me/second-factor', { password })
  t.match((await begin('not the password')).json(), { code: 'PASSWORD_WRONG' })
  await begin(PASSWORD)
  const wrong = await mine('POST', '/api/me/second-factor/confirm', { code: '000000' })
  t.match(wrong.json(), { code: 'CODE_WRONG' })
  t.match((await mine('GET', '/api/me/second-factor')).json(), { on: false, required: false })
  await asPerson(api, 'li')
  t.equal((await begin(PASSWORD)).statusCode, 200, 'and it can be begun again')
})

t.test(
  'who knows the password and guesses codes is slowed down, from wherever, and shuts nobody out',
  async t => {
    const { clock, codeAt, signIn, recoveryCodes } = await enrolled()
    const known = (await signIn(recoveryCodes[0])).cookies.find(({ name }) => name === 'linli_browser')
    const cookies = { linli_browser: known?.value ?? '' }
    const codes: string[] = []
    for (let n = 0; n < 8; n += 1)
      codes.push((await signIn('000000', { remoteAddress: `192.0.2.${n}` })).json().code)
    t.equal(codes.filter(code => code === 'SIGN_IN_CODE_WRONG').length, 5)
    t.equal(codes.at(-1), 'SIGN_IN_THROTTLED')
    clock.now += STEP_MS
    const throttled = await signIn(codeAt(clock.now), { remoteAddress: '192.0.2.99' })
    t.equal(throttled.statusCode, 200, 'after a second the next may try')
    for (let n = 0; n < 8; n += 1) await signIn('000000', { remoteAddress: `192.0.2.${n}` })
    clock.now += STEP_MS
    const code = codeAt(clock.now)
    for (let n = 0; n < 8; n += 1) await signIn('000000', { remoteAddress: `192.0.2.${n}` })
    t.equal((await signIn(code, { cookies })).statusCode, 200, 'a known browser is not held up')
  },
)

t.test('it ends by password and code, or by whoever manages the account', async t => {
  const { api, clock, codeAt, mine, signIn } = await enrolled()
  const again = await mine('POST', '/api/me/second-factor', { password: PASSWORD })
  t.match(again.json(), { code: 'SECOND_FACTOR_ON' })
  clock.now += STEP_MS
  const remove = (password: string, code: string) =>
    mine('POST', '/api/me/second-factor/remove', { password, code })
  t.match((await remove(PASSWORD, '000000')).json(), { code: 'CODE_WRONG' })
  t.match((await remove('wrong', codeAt(clock.now))).json(), { code: 'PASSWORD_WRONG' })
  const admin = await asPerson(api, 'admin')
  t.equal((await admin('DELETE', '/api/accounts/li/second-factor')).statusCode, 204)
  t.match((await mine('GET', '/api/me')).json(), { code: 'NOT_SIGNED_IN' }, 'the lost phone is signed out')
  t.equal((await signIn()).statusCode, 200)
  t.match((await admin('GET', '/api/accounts/li/events')).json().events, [
    { what: 'second-factor-reset', actor: 'admin' },
    { what: 'second-factor-on', actor: 'li' },
  ])
})

t.test('a role that asks for one opens nothing else before', async t => {
  const { api, accounts, clock } = await startTestServer({ env: { LINLI_SECOND_FACTOR_ROLES: 'technician' } })
  await addPerson(accounts, 'tian', { role: 'technician' })
  await addPerson(accounts, 'li')
  const li = await asPerson(api, 'li')
  t.equal((await li('GET', '/api/alerts')).statusCode, 200)
  const mine = await asPerson(api, 'tian')
  t.match((await mine('GET', '/api/me')).json(), { owes: 'second-factor' })
  t.match((await mine('GET', '/api/alerts')).json(), { code: 'SECOND_FACTOR_NEEDED' })
  const { secret } = (await mine('POST', '/api/me/second-factor', { password: PASSWORD })).json()
  const code = codeOf(fromBase32(secret), stepAt(clock.now))
  t.equal((await mine('POST', '/api/me/second-factor/confirm', { code })).statusCode, 200)
  t.equal((await mine('GET', '/api/alerts')).statusCode, 200)
})
