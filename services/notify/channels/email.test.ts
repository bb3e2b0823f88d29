import t from 'tap'
import type { Settings } from '../channel.ts'
import { selfSigned } from '../testing/certificate.ts'
import { channelContract } from '../testing/contract.ts'
import { sampleMessage } from '../testing/sample-message.ts'
import { type SmtpCounterpart, startSmtp } from '../testing/smtp-counterpart.ts'
import { stoppedTime } from '../testing/stopped-time.ts'
import { email } from './email.ts'

const certificate = selfSigned()
const never = new AbortController().signal

// SMTP has no word for when to come back.
channelContract(email, () => startSmtp({ certificate }), { busyMs: null })

async function sendTo(
  server: SmtpCounterpart,
  more: Parameters<typeof sampleMessage>[0] = {},
  settings: Settings = server.settings,
  address = server.address,
) {
  const channel = email.open(settings, stoppedTime())
  const sent = await channel.send(sampleMessage(more), address, never)
  await channel.close()
  return sent
}

t.test('it speaks TLS from the start, after STARTTLS, and not at all where that is said', async t => {
  for (const security of ['tls', 'starttls', 'none'] as const) {
    const server = await startSmtp({ certificate, security })
    t.match(await sendTo(server), { ok: true }, security)
    t.equal(server.letters.length, 1, security)
    await server.close()
  }
})

t.test('a server that offers no TLS is sent nothing, and no password', async t => {
  const server = await startSmtp({ security: 'none' })
  t.teardown(() => server.close())
  const settings = {
    ...server.settings,
    security: 'starttls',
    username: 'linli',
    password: 'word-of-the-mailbox',
  }
  t.match(await sendTo(server, {}, settings), { ok: false, isWorthRetrying: false })
  t.same(server.letters, [])
})

t.test('a certificate that nobody vouches for is not believed', async t => {
  for (const security of ['tls', 'starttls'] as const) {
    const server = await startSmtp({ certificate, security })
    const { caCertificate: _, ...settings } = server.settings as Record<string, unknown>
    t.match(await sendTo(server, {}, settings), {
      ok: false,
      isWorthRetrying: false,
      reason: /certificate|TLS/,
    })
    await server.close()
  }
})

t.test('a wrong password is not tried again', async t => {
  const server = await startSmtp({ certificate, more: { password: 'another-word' } })
  t.teardown(() => server.close())
  t.match(await sendTo(server), {
    ok: false,
    isWorthRetrying: false,
    reason: 'the sign-in was refused with 535 5.7.8',
  })
})

t.test('a letter says in both its forms what happened, and the link', async t => {
  const server = await startSmtp({ certificate })
  t.teardown(() => server.close())
  await sendTo(server, { language: 'zh', title: '紧急：需要帮助，3 号楼 <2> 单元', body: '目前无人处理。' })
  const [letter = ''] = server.received
  t.match(letter, 'Subject: 紧急：需要帮助，3 号楼 <2> 单元')
  t.equal(letter.split('目前无人处理。').length, 3, 'as text and as HTML')
  t.equal(letter.split('https://linli.example/n/one-time').length, 3)
  t.match(letter, '3 号楼 &#60;2&#62; 单元')
  t.match(letter, 'From: 邻里 Linli <alerts@linli.example>')
})

t.test(
  'the letters of an alert are one thread, one that is sent again is the same, machines do not answer',
  async t => {
    const server = await startSmtp({ certificate })
    t.teardown(() => server.close())
    for (const noticeId of ['sunny-7/3', 'sunny-7/3', 'sunny-7/4']) await sendTo(server, { noticeId })
    const field = (name: string) =>
      server.letters.map(letter => new RegExp(`^${name}: (.*)$`, 'm').exec(letter)?.[1])
    const [one, again, other] = field('Message-ID')
    t.equal(one, again)
    t.not(one, other)
    t.equal(new Set(field('References')).size, 1)
    t.match(field('Auto-Submitted'), Array(3).fill('auto-generated'))
  },
)

t.test('an address that would be several is none', async t => {
  const server = await startSmtp({ certificate })
  t.teardown(() => server.close())
  for (const address of [
    'a@b.example, c@d.example',
    'a@b.example\r\nBcc: c@d.example',
    'somebody',
    '<a@b.example>',
  ]) {
    t.match(
      await sendTo(server, {}, server.settings, address),
      { ok: false, isWorthRetrying: false },
      address,
    )
  }
  t.same(server.recipients, [])
})

t.test('a title of several lines adds no header', async t => {
  const server = await startSmtp({ certificate })
  t.teardown(() => server.close())
  await sendTo(server, { title: 'Gate\r\nBcc: c@d.example' })
  t.notMatch(server.letters[0]?.split('\r\n\r\n')[0], /^Bcc/m)
  t.same(server.recipients, ['wang.fang@resident.example'])
})

t.test('settings that would send a password in the open are refused', async t => {
  const fits = { host: 'mail.example', from: 'a@b.example' }
  const fault = (more: Settings) => email.settings.safeParse({ ...fits, ...more }).error?.issues[0]?.path[0]
  t.equal(fault({}), undefined)
  t.equal(fault({ security: 'none' }), undefined)
  t.equal(fault({ security: 'none', username: 'a', password: 'b' }), 'security')
  t.equal(fault({ username: 'a' }), 'password')
  t.equal(fault({ host: 'mail.example/path' }), 'host')
  t.equal(fault({ fromName: 'A\r\nBcc: b' }), 'fromName')
})
