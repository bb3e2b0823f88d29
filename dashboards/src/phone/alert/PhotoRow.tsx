import type { WireAlertFile } from '../../../../services/api/wire/alert.ts'
import { Photos } from '../../photos/Photos.tsx'
import { useTakerNames } from './taker-names.ts'

/** What was photographed there so far. */
export function PhotoRow({ file: { alert, events } }: { readonly file: WireAlertFile }) {
  const nameOf = useTakerNames(alert.id)
  const told = events.filter(({ photo }) => photo !== undefined).length
  return <Photos alert={alert.id} told={told} mayAdd={false} nameOf={nameOf} />
}
