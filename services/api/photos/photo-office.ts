import { createHash } from 'node:crypto'
import type { Alert } from '../../domain/model/alert.ts'
import type { Intake } from '../../runtime/intake.ts'
import type { PictureFacts, PictureStore } from '../../store/picture-store.ts'
import type { PictureLimits } from '../config.ts'
import { InTurn } from '../in-turn.ts'
import { readablePicture } from '../pictures/readable.ts'
import { ApiProblem } from '../problem.ts'
import { submit } from '../submit.ts'

export interface PhotoOfficeOptions {
  readonly pictures: PictureStore
  readonly intake: Intake
  readonly now: () => number
  readonly limits: PictureLimits
  /** Of such a one nothing is kept any more. */
  readonly isErased: (alert: Alert) => boolean
}

export interface PhotoOffice {
  /** Answers with its id; the same photo by the same person again is the one that is there. */
  add(alert: Alert, by: string, bytes: Buffer): Promise<string>
}

/** Keeps what people photograph at an alert, and says so in its history, where everybody sees it come. */
export function createPhotoOffice(options: PhotoOfficeOptions): PhotoOffice {
  const { pictures, intake, now, limits, isErased } = options
  const inTurn = new InTurn()

  async function keep(alert: Alert, by: string, sent: Buffer): Promise<string> {
    const picture = readablePicture(sent, limits.pixelsMax)
    const id = idOf(alert.id, by, picture.bytes)
    const present = await pictures.photosOf(alert.id)
    if (present.some(one => one.id === id)) return id
    await refuseTooMany(alert, present, picture.bytes.length)
    // From here to the writer nothing is waited for: what is erased meanwhile goes after it.
    if (isErased(alert)) throw new ApiProblem('ALERT_NOT_FOUND')
    const size = picture.bytes.length
    const of = { alert: alert.id }
    await pictures.savePicture({ ...picture, id, site: alert.site, of, at: now(), by, size })
    await tell(alert, by, id)
    return id
  }

  async function refuseTooMany({ site }: Alert, present: readonly PictureFacts[], size: number) {
    const { photosMax, siteBytesMax } = limits
    if (present.length >= photosMax)
      throw new ApiProblem('PHOTOS_TOO_MANY', { detail: `LINLI_ALERT_PHOTOS is ${photosMax}` })
    if ((await pictures.pictureBytes(site)) + size > siteBytesMax)
      throw new ApiProblem('PICTURES_FULL', { detail: `LINLI_PICTURES_MIB is ${siteBytesMax / 1_048_576}` })
  }

  /** A photo that no history tells of is none. */
  async function tell(alert: Alert, actor: string, photo: string): Promise<void> {
    try {
      const command = { action: 'comment', alertId: alert.id, actor, photo } as const
      const { outcome } = await submit(intake, alert.site, { type: 'command', command })
      // The flow forgets an alert when it is resolved.
      if (outcome?.ok !== true) throw new ApiProblem('ALERT_ALREADY_RESOLVED')
    } catch (error) {
      await pictures.removePicture(photo)
      throw error
    }
  }

  return {
    add: (alert, by, bytes) => inTurn.run(alert.site, () => keep(alert, by, bytes)),
  }
}

/** A phone that lost the answer sends it again: it is the same one then. */
const idOf = (alert: string, by: string, bytes: Buffer): string =>
  createHash('sha256').update(`${alert}\n${by}\n`).update(bytes).digest('base64url').slice(0, 22)
