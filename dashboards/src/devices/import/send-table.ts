import type { WireImport } from '../../../../services/api/wire/import.ts'
import type { WireProblem } from '../../../../services/api/wire/session.ts'
import { sitePath } from '../../api/places.ts'
import { ApiProblem, query, Unreachable } from '../../api/request.ts'

interface Table {
  readonly site: string
  readonly file: Blob
  /** Of the preview that was looked at; without it nothing is brought in. */
  readonly hash?: string
}

/** The file as it is: whatever a spreadsheet wrote, the server reads it. */
export async function sendTable({ site, file, hash }: Table): Promise<WireImport> {
  const asked = hash === undefined ? '' : query({ preview: 'false', hash })
  const reply = await fetch(`${sitePath(site)}/import/devices${asked}`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
    body: file,
    credentials: 'same-origin',
  }).catch(error => {
    throw new Unreachable(String(error))
  })
  const json = (await reply.json().catch(() => undefined)) as WireImport | WireProblem | undefined
  if (json === undefined) throw new Unreachable(`HTTP ${reply.status}`)
  if (!reply.ok) throw new ApiProblem(reply.status, json as WireProblem)
  return json as WireImport
}
