import type { SendMailOptions } from 'nodemailer'
import type { Message } from '../../channel.ts'
import { OPEN } from '../robots/markdown.ts'

export interface Sender {
  readonly from: string
  readonly fromName: string
}

/** A notice as a letter. Those of one alert are a thread, and one that is sent again has the id that it had. */
export function compose(message: Message, address: string, { from, fromName }: Sender): SendMailOptions {
  const domain = from.slice(from.lastIndexOf('@') + 1)
  const thread = `<${idOf(message.alertId)}@${domain}>`
  return {
    from: { name: fromName, address: from },
    // Not parsed: a list in it would be other people.
    to: { name: '', address },
    subject: message.title,
    text: textOf(message),
    html: htmlOf(message),
    messageId: `<${idOf(message.noticeId)}.notice@${domain}>`,
    inReplyTo: thread,
    references: thread,
    priority: message.severity === 'critical' || message.severity === 'high' ? 'high' : 'normal',
    // No answers by machines: nobody reads them (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

const idOf = (id: string): string => id.replace(/[^A-Za-z0-9.-]/g, '.')

const textOf = ({ title, body, link, language }: Message): string =>
  [title, body, link === undefined ? '' : `${OPEN[language]}: ${link}`]
    .filter(part => part !== '')
    .join('\n\n')

function htmlOf({ title, body, link, language }: Message): string {
  const button =
    link === undefined ? '' : `<p><a href="${escaped(link)}" style="${BUTTON}">${OPEN[language]}</a></p>`
  const lines = escaped(body).replaceAll('\n', '<br>')
  const lang = language === 'zh' ? 'zh-CN' : 'en'
  return `<!doctype html><html lang="${lang}"><body><h2>${escaped(title)}</h2><p>${lines}</p>${button}</body></html>`
}

const BUTTON =
  'display:inline-block;padding:12px 20px;background:#1677ff;color:#fff;border-radius:6px;text-decoration:none'

const escaped = (text: string): string => text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`)
