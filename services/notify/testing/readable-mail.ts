/** A letter as a person sees it in a mail program: its subject and both forms of its body, without what carries them. */
export function readableMail(letter: string): string {
  const end = letter.indexOf('\r\n\r\n')
  const head = letter.slice(0, end).replace(/\r\n[ \t]+/g, ' ')
  const [, boundary = ''] = /boundary="([^"]+)"/.exec(head) ?? []
  const parts = letter.slice(end).split(`--${boundary}`).slice(1, -1)
  return [words(head), ...parts.map(bodyOf)].join('\n')
}

/** RFC 2047. */
const words = (head: string): string =>
  head
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_all, how: string, text: string) =>
      how.toLowerCase() === 'b' ? Buffer.from(text, 'base64').toString() : quoted(text.replaceAll('_', ' ')),
    )

function bodyOf(part: string): string {
  const end = part.indexOf('\r\n\r\n')
  const body = part.slice(end).trim()
  if (/transfer-encoding: base64/i.test(part)) return Buffer.from(body, 'base64').toString()
  if (/transfer-encoding: quoted-printable/i.test(part)) return quoted(body)
  return Buffer.from(body, 'latin1').toString()
}

/** RFC 2045, 6.7. */
const quoted = (text: string): string =>
  Buffer.from(
    text
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString()
