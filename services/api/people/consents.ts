import type { ConsentTo } from '../../domain/model/household.ts'
import type { WearerFile } from '../../store/people.ts'

/** One that was withdrawn counts no more, from the day on which that is written down. */
export const agreesTo = ({ consents }: Pick<WearerFile, 'consents'>, what: ConsentTo): boolean =>
  consents.some(consent => consent.what === what && consent.withdrawnOn === undefined)
