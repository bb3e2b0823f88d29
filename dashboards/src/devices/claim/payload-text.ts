/** What came, as text; as hex where it is none. */
export function payloadText(base64: string): string {
  const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))
  const text = new TextDecoder().decode(bytes)
  // A message that was cut may end within a character.
  const body = text.replace(/\uFFFD$/, '')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what tells that it is no text
  if (!/[\u0000-\u0008\u000E-\u001F\uFFFD]/.test(body)) return body
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join(' ')
}
