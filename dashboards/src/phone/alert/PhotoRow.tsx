import type { WireAlertFile } from '../../../../services/api/wire/alert.ts'
import { useNameOf } from '../../api/colleagues.ts'
import { Photos } from '../../photos/Photos.tsx'

/** What was photographed there so far. */
export function PhotoRow({ file: { alert, events } }: { readonly file: WireAlertFile }) {
  const nameOf = useNameOf()
  const told = events.filter(({ photo }) => photo !== undefined).length
  return <Photos alert={alert.id} told={told} mayAdd={false} nameOf={nameOf} />
}
