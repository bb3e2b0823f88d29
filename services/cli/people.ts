import { readFile } from 'node:fs/promises'
import type { WireImport } from '../api/wire/import.ts'
import { type Call, optionOf, type ServerCall, type ServerCommands, wordAt } from './command.ts'
import { CommandError } from './command-error.ts'
import { importPicture } from './import-picture.ts'

const SHEETS = ['zones', 'devices', 'staff', 'wearers', 'residents']

function sheetOf(call: Call): string {
  const sheet = wordAt(call, 0, `what: ${SHEETS.join(', ')}`)
  if (!SHEETS.includes(sheet)) throw new CommandError(`${sheet}: expected one of ${SHEETS.join(', ')}`)
  return sheet
}

const path = (call: Call, way: 'import' | 'export'): string =>
  `/api/sites/${encodeURIComponent(optionOf(call, 'site'))}/${way}/${sheetOf(call)}`

/** Looked at first; brought in as it was looked at. */
async function bringIn(call: ServerCall): Promise<WireImport> {
  const bytes = await readFile(wordAt(call, 1, 'the file'))
  const send = (query: string) => call.server.send<WireImport>('POST', path(call, 'import') + query, bytes)
  const preview = await send('?preview=true')
  if (call.options['dry-run'] === true || preview.badCount > 0) return preview
  return send(`?preview=false&hash=${preview.hash}`)
}

async function takeOut(call: ServerCall): Promise<string> {
  const { body } = await call.server.stream(path(call, 'export'))
  const parts: Uint8Array[] = []
  for await (const part of body) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}

export const peopleCommands: ServerCommands = {
  'people import': {
    usage: `zones|devices|staff|wearers|residents FILE --site S [--dry-run]`,
    does: 'brings in a CSV file; says what it changes and every bad row',
    run: bringIn,
    show: importPicture,
    isBad: ({ badCount }: WireImport) => badCount > 0,
  },
  'people export': {
    usage: 'zones|devices|staff|wearers|residents --site S',
    does: 'writes them as CSV to standard output',
    run: takeOut,
    show: (csv: string) => csv.trimEnd(),
  },
}
