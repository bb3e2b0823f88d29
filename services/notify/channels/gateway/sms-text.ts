import type { Message } from '../../channel.ts'
import { cutToFit } from '../../wording/cut.ts'

/**
 * What a short message says, in at most so many parts: what it is about first, the link if there is room for both, of the
 * body as much as is left. A body without its end is still read; a title without its place helps nobody.
 */
export const smsText = (message: Pick<Message, 'title' | 'body' | 'link'>, partsMax: number): string =>
  inGsm(wordsWithin(message, partsMax))

function wordsWithin(
  { title, body, link }: Pick<Message, 'title' | 'body' | 'link'>,
  partsMax: number,
): string {
  const fits = (text: string) => partsOf(inGsm(text)) <= partsMax
  const end = link === undefined || !fits(`${title} ${link}`) ? '' : ` ${link}`
  const told = body === '' ? '' : cutToFit(body, part => fits(`${title}\n${part}${end}`))
  if (told === body && body !== '') return `${title}\n${body}${end}`
  if (told.length >= BODY_LENGTH_MIN) return `${title}\n${told}${end}`
  return fits(title + end) ? title + end : cutToFit(title, fits)
}

/** Less of a body says nothing. */
const BODY_LENGTH_MIN = 8

/** One sign that is not in its alphabet makes a message of 160 letters three: dots and quotes have plain forms. */
function inGsm(text: string): string {
  const plain = text.replaceAll('…', '...').replace(/[’‘]/g, "'").replace(/[“”]/g, '"').replace(/[–—]/g, '-')
  return isInGsm(plain) ? plain : text
}

const isInGsm = (text: string): boolean =>
  [...text].every(letter => GSM.has(letter) || GSM_DOUBLE.has(letter))

/** How many messages it is on the air (3GPP TS 23.038): 160 letters of its alphabet, or 70 of any; fewer in each of several. */
export function partsOf(text: string): number {
  const isPlain = isInGsm(text)
  const length = isPlain
    ? [...text].reduce((sum, letter) => sum + (GSM_DOUBLE.has(letter) ? 2 : 1), 0)
    : text.length
  const [alone, each] = isPlain ? [160, 153] : [70, 67]
  return length <= alone ? 1 : Math.ceil(length / each)
}

const GSM: ReadonlySet<string> = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
const GSM_DOUBLE: ReadonlySet<string> = new Set('^{}\\[~]|€')
