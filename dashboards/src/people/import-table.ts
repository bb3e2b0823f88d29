import type { WireImport } from '../../../services/api/wire/import.ts'
import type { WireProblem } from '../../../services/api/wire/session.ts'
import { sitePath } from '../api/places.ts'
import { ApiProblem, query, Unreachable } from '../api/request.ts'

export type Table = 'wearers' | 'residents' | 'staff' | 'zones'

/** Sends a table as it lies in its file: first to look at what it would change, then with that look's hash to bring it in. */
export async function sendTable(site: string, table: Table, file: Blob, hash?: string): Promise<WireImport> {
  const how = hash === undefined ? '' : query({ preview: 'false', hash })
  const reply = await fetch(`${sitePath(site)}/import/${table}${how}`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
    body: file,
    credentials: 'same-origin',
  }).catch(error => {
    throw new Unreachable(String(error))
  })
  const json = await reply.json().catch(() => undefined)
  if (reply.ok) return json as WireImport
  if (json?.code === undefined) throw new Unreachable(`HTTP ${reply.status}`)
  throw new ApiProblem(reply.status, json as WireProblem)
}
