import { type Call, given, type ServerCall, type ServerCommands, wordAt } from './command.ts'

/** As it was printed for paper: to standard output. */
async function page(
  call: ServerCall,
  path: string,
  query: Readonly<Record<string, string>>,
): Promise<string> {
  const search = new URLSearchParams(query).toString()
  const { body } = await call.server.stream(search === '' ? path : `${path}?${search}`)
  const parts: Uint8Array[] = []
  for await (const part of body) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}

const labelPath = (call: Call): string =>
  `/api/devices/${encodeURIComponent(wordAt(call, 0, 'the device’s id'))}/label`

export const labelCommands: ServerCommands = {
  'devices label': {
    usage: 'ID [--language zh|en]',
    does: 'writes its label with a QR code to standard output, as SVG',
    run: call => page(call, labelPath(call), given(call, ['language'])),
    show: (svg: string) => svg.trimEnd(),
  },
  'devices labels': {
    usage: '[--ids A,B] [--site S] [--zone Z] [--kind K] [--source S] [--language zh|en]',
    does: 'writes sheets of labels to standard output, as HTML to print',
    run: call =>
      page(call, '/api/devices/labels', given(call, ['ids', 'site', 'zone', 'kind', 'source', 'language'])),
    show: (html: string) => html.trimEnd(),
  },
}
