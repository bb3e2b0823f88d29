/** What a file says, in whichever of these it was written; nothing where it is none of them. */
export function textOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded(bytes, 'utf-16le')
  // GBK, as Excel in China saves CSV, is a part of GB 18030; hardly any of it is valid UTF-8.
  const text = decoded(bytes, 'utf-8') ?? decoded(bytes, 'gb18030')
  return text?.includes('\0') === true ? undefined : text
}

/** Without its byte order mark. */
function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
