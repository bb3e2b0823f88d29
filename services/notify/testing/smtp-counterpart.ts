import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import type { Settings } from '../channel.ts'
import type { Certificate } from './certificate.ts'
import type { Counterpart, Mood } from './counterpart.ts'
import { readableMail } from './readable-mail.ts'

export interface SmtpCounterpartOptions {
  readonly certificate?: Certificate
  readonly security?: 'tls' | 'starttls' | 'none'
  readonly more?: Settings
}

export interface SmtpCounterpart extends Counterpart {
  /** As they came over the wire. */
  readonly letters: readonly string[]
  readonly recipients: readonly string[]
}

export const SMTP_PASSWORD = 'password-of-the-mailbox'

/** A mail server of its own, that takes letters of who signs in. */
export async function startSmtp(options: SmtpCounterpartOptions = {}): Promise<SmtpCounterpart> {
  const { certificate, security = certificate ? 'starttls' : 'none' } = options
  const [letters, recipients]: [string[], string[]] = [[], []]
  let arrived = () => {}
  const server: SMTPServer = new SMTPServer({
    ...(certificate ?? {}),
    secure: security === 'tls',
    authOptional: security === 'none',
    ...(security === 'none' ? { disabledCommands: ['AUTH', 'STARTTLS'] } : {}),
    logger: false,
    onAuth({ username, password }, _session, done) {
      if (username === 'linli' && password === SMTP_PASSWORD) return done(null, { user: username })
      done(reply(535, '5.7.8 wrong password'))
    },
    onRcptTo({ address }, _session, done) {
      const refusal = REFUSALS[counterpart.mood]
      if (refusal !== undefined) return done(reply(...refusal))
      recipients.push(address)
      done()
    },
    async onData(stream, _session, done) {
      const letter = (await buffer(stream)).toString('latin1')
      if (counterpart.mood === 'hang') return arrived()
      if (counterpart.mood === 'break') return cut(server)
      letters.push(letter)
      done(null, 'queued')
    },
  })
  server.on('error', () => {})
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const counterpart: SmtpCounterpart & { mood: Mood } = {
    settings: settingsOf((server.server.address() as AddressInfo).port, options, security),
    address: 'wang.fang@resident.example',
    mood: 'accept',
    letters,
    recipients,
    get received() {
      return letters.map(readableMail)
    },
    arrival: () =>
      new Promise<void>(resolve => {
        arrived = resolve
      }),
    goDown: () => stop(server),
    close: () => stop(server),
  }
  return counterpart
}

const settingsOf = (
  port: number,
  { certificate, more }: SmtpCounterpartOptions,
  security: string,
): Settings => ({
  host: '127.0.0.1',
  port,
  security,
  from: 'alerts@linli.example',
  ...(security === 'none' ? {} : { username: 'linli', password: SMTP_PASSWORD }),
  ...(certificate ? { caCertificate: certificate.cert } : {}),
  ...more,
})

const REFUSALS: Partial<Record<Mood, readonly [number, string]>> = {
  refuse: [550, '5.1.1 <wang.fang@resident.example> unknown here'],
  busy: [450, '4.7.1 greylisted, come back'],
  fail: [451, '4.3.0 out of order'],
}

const reply = (responseCode: number, text: string): Error => Object.assign(new Error(text), { responseCode })

function cut(server: SMTPServer): void {
  for (const connection of server.connections) connection._socket.destroy()
}

async function stop(server: SMTPServer): Promise<void> {
  if (!server.server.listening) return
  cut(server)
  await new Promise<void>(resolve => server.close(() => resolve()))
}
