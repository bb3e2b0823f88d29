import type { PictureType } from '../../domain/model/picture.ts'
import { ApiProblem } from '../problem.ts'
import { type Bare, bareJpeg } from './jpeg.ts'
import { barePng } from './png.ts'
import { bareWebp } from './webp.ts'

export interface ReadablePicture extends Bare {
  readonly type: PictureType
}

const FORMATS: readonly { readonly type: PictureType; readonly bare: (bytes: Buffer) => Bare | undefined }[] =
  [
    { type: 'image/jpeg', bare: bareJpeg },
    { type: 'image/png', bare: barePng },
    { type: 'image/webp', bare: bareWebp },
  ]

/**
 * What was sent, judged by its bytes and by nothing that was said of it, without whatever it tells besides what it shows:
 * where it was taken, when, by which camera. Nothing of it is decoded here.
 */
export function readablePicture(bytes: Buffer, pixelsMax: number): ReadablePicture {
  for (const { type, bare } of FORMATS) {
    const found = bare(bytes)
    if (found === undefined) continue
    if (found.width * found.height > pixelsMax)
      throw new ApiProblem('PICTURE_TOO_LARGE', {
        detail: `${found.width} × ${found.height} is more than ${pixelsMax / 1e6} megapixels`,
      })
    return { type, ...found }
  }
  throw new ApiProblem('PICTURE_UNREADABLE')
}
