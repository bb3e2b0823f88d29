import type { WireAlertFile } from '../../../../services/api/wire/alert.ts'
import { Photos } from '../../photos/Photos.tsx'

/** What was photographed there so far. */
export const PhotoRow = ({ file: { alert, events } }: { readonly file: WireAlertFile }) => (
  <Photos alert={alert.id} told={events.filter(({ photo }) => photo !== undefined).length} mayAdd={false} />
)
