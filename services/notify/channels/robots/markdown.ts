import { type Text, text } from '../../../domain/model/text.ts'
import type { Message } from '../../channel.ts'

/**
 * Words as they are: what a zone is called must not become a link, a picture or a call to everybody. The robots know no
 * way to escape, so what would do that is written in its full-width form, as Chinese text has it anyway.
 */
export const plain = (words: string): string =>
  words.replace(/[[\]<>*_`#@|~]/g, sign => String.fromCharCode(sign.charCodeAt(0) + FULL_WIDTH))

const FULL_WIDTH = 0xfee0

/** What a button or link says that leads to the alert. */
export const OPEN: Text = text('View and acknowledge', '查看并确认')

/** Title and body as paragraphs, and the link. */
export const markdownOf = ({ title, body, link, language }: Message): string =>
  [`**${plain(title)}**`, plain(body), link === undefined ? '' : `[${OPEN[language]}](${link})`]
    .filter(part => part !== '')
    .join('\n\n')
