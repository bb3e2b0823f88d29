import type { Alert } from '../../domain/model/alert.ts'
import type { PictureFacts } from '../../store/picture-store.ts'
import { isRedacted, type SeenAlert } from '../access/redacted.ts'

/**
 * A photo is seen by those who see all of its alert: at somebody who wears a band it shows their health and their home.
 * Whoever is told less, of the whole alert or of one of several it is about, sees what they took themselves.
 */
export function photosSeen<P extends Pick<PictureFacts, 'by'>>(
  photos: readonly P[],
  alert: Alert,
  seen: SeenAlert,
  username: string,
): P[] {
  const seesAll = !isRedacted(seen) && membersOf(seen) === membersOf(alert)
  return photos.filter(({ by }) => seesAll || by === username)
}

const membersOf = ({ evidence }: Alert): number => evidence.members?.length ?? 0
