import type { NotSent } from '../../channel.ts'
import { faultToMend } from '../../http/judge.ts'

/** What nodemailer says of a letter that it could not hand over. */
export interface SmtpError {
  readonly code?: string
  /** Of the system, where it is not the one above. */
  readonly originalCode?: string
  readonly syscall?: string
  readonly responseCode?: number
  readonly response?: string
  readonly timeoutType?: string
}

export function judgeSmtp(error: SmtpError): NotSent {
  const { responseCode, code = 'unknown', originalCode = code } = error
  if (responseCode) return judgeReply(responseCode, error)
  const fault = faultToMend(originalCode)
  if (fault !== undefined) return { ok: false, reason: `${fault} (${originalCode})`, isWorthRetrying: false }
  if (FOR_GOOD[code])
    return { ok: false, reason: `${FOR_GOOD[code]} (${originalCode})`, isWorthRetrying: false }
  const reason = `${isBefore(error) ? 'not reached' : 'the connection broke'} (${originalCode})`
  return { ok: false, reason, isWorthRetrying: true, ...(isBefore(error) ? {} : { isUncertain: true }) }
}

/** 4xx is for now, 5xx for good (RFC 5321, 4.2.1), but for one that says it is only closing. */
function judgeReply(status: number, { code, response = '' }: SmtpError): NotSent {
  const [, enhanced] = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response) ?? []
  const what = code === 'EAUTH' ? 'the sign-in was refused' : 'refused'
  const reason = `${what} with ${status}${enhanced === undefined ? '' : ` ${enhanced}`}`
  return { ok: false, reason, isWorthRetrying: status < 500 }
}

const FOR_GOOD: Readonly<Record<string, string>> = {
  ETLS: 'no TLS there',
  EAUTH: 'it takes no sign-in',
  EENVELOPE: 'no address that it could be sent to',
}

/** The letter was not begun: nothing of it was taken. */
const isBefore = ({ code, syscall, timeoutType }: SmtpError): boolean =>
  syscall === 'connect' ||
  code === 'EDNS' ||
  timeoutType === 'CONNECT_TIMEOUT' ||
  timeoutType === 'GREETING_TIMEOUT'
