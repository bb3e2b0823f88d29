import { createTransport } from 'nodemailer'
import { z } from 'zod'
import { text } from '../../domain/model/text.ts'
import { SECOND } from '../../domain/model/time.ts'
import { isAddress } from '../address.ts'
import type { NotSent } from '../channel.ts'
import { defineChannel } from '../define-channel.ts'
import { networkSettings } from '../http/settings.ts'
import { compose } from './email/compose.ts'
import { judgeSmtp, type SmtpError } from './email/judge-smtp.ts'

const settings = z
  .strictObject({
    host: z.string().regex(/^[A-Za-z0-9.:-]{1,253}$/, 'expected a name or an address'),
    port: z.int().min(1).max(65_535).default(587),
    security: z
      .enum(['starttls', 'tls', 'none'])
      .default('starttls')
      .describe('starttls begins in the open and insists on TLS (587), tls is so from the start (465)'),
    username: z.string().min(1).max(300).optional(),
    password: z.string().min(1).max(1_000).optional(),
    from: z.email().max(254),
    fromName: z
      .string()
      .regex(/^[^\r\n<>"]{0,100}$/)
      .default('邻里 Linli'),
    caCertificate: networkSettings.caCertificate,
  })
  .refine(({ username, password }) => (username === undefined) === (password === undefined), {
    path: ['password'],
    message: 'username and password belong together',
  })
  .refine(({ security, password }) => security !== 'none' || password === undefined, {
    path: ['security'],
    message: 'a password is not sent in the open',
  })
type EmailSettings = z.infer<typeof settings>

/** By an SMTP server. It is whichever the administrator names, on the private network as well: mail servers are. */
export const email = defineChannel({
  kind: 'email',
  title: text('E-mail', '电子邮件'),
  address: 'email',
  settings,
  secrets: ['password'],
  isIdempotent: false,
  tellsEnd: false,
  timeoutMs: 20 * SECOND,
  open(given) {
    const transport = createTransport(transportOf(given))
    return {
      async send(message, address, signal) {
        if (!isAddress('email', address)) return NO_ADDRESS
        try {
          await transport.sendMail({ ...compose(message, address, given), signal })
          return { ok: true, reference: message.noticeId }
        } catch (error) {
          return judgeSmtp(error as SmtpError)
        }
      },
      close: async () => transport.close(),
    }
  },
})

const NO_ADDRESS: NotSent = { ok: false, reason: 'no e-mail address', isWorthRetrying: false }

/** A connection for each letter: what one letter breaks off must not break others. */
const transportOf = ({ host, port, security, username, password, caCertificate }: EmailSettings) => ({
  host,
  port,
  secure: security === 'tls',
  requireTLS: security === 'starttls',
  ignoreTLS: security === 'none',
  ...(username === undefined ? {} : { auth: { user: username, pass: password } }),
  tls: { minVersion: 'TLSv1.2' as const, ...(caCertificate === undefined ? {} : { ca: caCertificate }) },
  connectionTimeout: CONNECT_MS,
  greetingTimeout: CONNECT_MS,
})

/** Shorter than the whole: that it was never reached is worth knowing. */
const CONNECT_MS = 8 * SECOND
