/**
 * A lone surrogate does not survive UTF-8: the journal would give back another word than was evaluated. Control characters
 * have no business in a word that people read and log files hold.
 */
export const isMalformed = (word: string): boolean => !word.isWellFormed() || hasControl(word)

function hasControl(word: string): boolean {
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i)
    if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return true
  }
  return false
}
