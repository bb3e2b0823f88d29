import { type Text, text } from '../../domain/model/text.ts'
import { COMMON_WORDS, KEY_ROWS } from './common-words.ts'

/** What OWASP ASVS 2.1.1 and 2.1.2 ask for. Nothing is asked of which signs it is made (NIST SP 800-63B, 5.1.1.2). */
export const PASSWORD_LENGTH_MIN = 12
export const PASSWORD_LENGTH_MAX = 128

/** Of fewer pieces than these whatever is tried first is made. */
const PIECES_MIN = 7

export interface Whose {
  readonly username: string
  readonly displayName: string
}

/**
 * Why a password is refused; nothing where it is taken. Instead of a list of common passwords, of which next to none
 * are this long, it counts of how many pieces one is made: a common word, a run along the keyboard or the alphabet, the
 * same sign again and again, what stood in it before, and the owner's name are one piece each, as is any other sign.
 */
export function passwordFault(password: string, whose: Whose): Text | undefined {
  const length = [...password].length
  if (length < PASSWORD_LENGTH_MIN)
    return text(`at least ${PASSWORD_LENGTH_MIN} characters`, `至少 ${PASSWORD_LENGTH_MIN} 个字符`)
  if (length > PASSWORD_LENGTH_MAX)
    return text(`at most ${PASSWORD_LENGTH_MAX} characters`, `最多 ${PASSWORD_LENGTH_MAX} 个字符`)
  if (piecesOf(password, namesOf(whose)) < PIECES_MIN)
    return text(
      'easily guessed: made of common words, rows of keys, repetitions or your name; three or four unrelated words are better',
      '容易被猜到：由常见词、键盘顺序、重复或本人姓名组成；请改用三四个互不相关的词',
    )
  return undefined
}

function piecesOf(password: string, names: readonly string[]): number {
  const plain = password.normalize('NFKC').toLowerCase()
  const bare = unmasked(plain)
  let pieces = 0
  for (let at = 0; at < plain.length; pieces += 1)
    at += Math.max(pieceAt(plain, at, names), pieceAt(bare, at, names))
  return pieces
}

/** How long the longest piece is that begins here. */
const pieceAt = (word: string, at: number, names: readonly string[]): number =>
  Math.max(
    1,
    ...[...names, ...COMMON_WORDS].map(common => (word.startsWith(common, at) ? common.length : 0)),
    runAt(word, at),
    rowAt(word, at),
    repeatedAt(word, at),
  )

/** `aaaa`, `1234`, `zyxw`: each sign as far from the next; two prove nothing. */
function runAt(word: string, at: number): number {
  const step = word.charCodeAt(at + 1) - word.charCodeAt(at)
  if (Number.isNaN(step) || Math.abs(step) > 1) return 1
  let end = at + 1
  while (end + 1 < word.length && word.charCodeAt(end + 1) - word.charCodeAt(end) === step) end += 1
  return end - at >= 2 ? end - at + 1 : 1
}

function rowAt(word: string, at: number): number {
  let longest = 1
  for (const row of [...KEY_ROWS, ...KEY_ROWS.map(reversed)]) {
    const from = row.indexOf(word.charAt(at))
    let length = 0
    while (from >= 0 && from + length < row.length && word[at + length] === row[from + length]) length += 1
    if (length >= 3) longest = Math.max(longest, length)
  }
  return longest
}

/** What stood before it or begins there, from three signs on. */
function repeatedAt(word: string, at: number): number {
  let length = 3
  while (at + length <= word.length && word.indexOf(word.slice(at, at + length)) < at) length += 1
  return length > 3 ? length - 1 : 1
}

const namesOf = ({ username, displayName }: Whose): string[] =>
  [username, ...username.split(/[._-]/), ...displayName.toLowerCase().split(/\s+/)].filter(
    name => name.length >= 3,
  )

/** `P4$$w0rd` is no other word. */
const unmasked = (word: string): string => word.replace(/[4@31!05$7]/g, sign => MASKS[sign] ?? sign)

const MASKS: Readonly<Record<string, string>> = {
  ...{ '4': 'a', '@': 'a', '3': 'e', '1': 'i', '!': 'i', '0': 'o', '5': 's', $: 's', '7': 't' },
}

const reversed = (row: string): string => [...row].reverse().join('')
