import type { ledgerWords } from './ledger-words.ts'

type Key = keyof typeof ledgerWords.en & string

/** Reasons of the server's own that come again and again; what a counterpart answers is told as it came. */
const KNOWN: readonly (readonly [RegExp, Key])[] = [
  [/^nobody said how to reach this person/, 'reason.no-way'],
  [/^no channel is set up/, 'reason.no-channel'],
  [/^no answer/, 'reason.no-answer'],
  [/^acknowledged/, 'reason.acknowledged'],
  [/^the address is not in use any more/, 'reason.address-gone'],
  [/^the channel is not in use any more/, 'reason.channel-off'],
  [/^no gateway listens/, 'reason.nobody-listens'],
  [/^there is nothing to tell any more|^there is no such alert any more/, 'reason.over'],
  [/^(suppressed|assigned|transferred|on-site|resolved|withdrawn|cleared|shelved|paused)$/, 'reason.over'],
]

export function reasonWords(say: (key: Key) => string, reason: string): string {
  const known = KNOWN.find(([pattern]) => pattern.test(reason))
  return known === undefined ? reason : say(known[1])
}
