import type { WirePhotoAdded } from '../../../services/api/wire/photo.ts'
import { ask } from '../api/request.ts'

/** Enough to read a number plate across a lane; some 300 kB in place of a telephone's 5 MB. */
const SIDE_MAX_PX = 1_600
const QUALITY = 0.82

/** The file is none that this browser can show as a picture. */
export class NoPhoto extends Error {}

/** A photo as it is sent: upright, no larger than it has to be, and without what its file told of place and camera. */
export async function shrunkPhoto(file: Blob, sideMaxPx = SIDE_MAX_PX): Promise<Blob> {
  const bitmap = await createImageBitmap(file).catch(() => undefined)
  if (bitmap === undefined) throw new NoPhoto(file.type)
  const scale = Math.min(1, sideMaxPx / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(bitmap.width * scale))
  canvas.height = Math.max(1, Math.round(bitmap.height * scale))
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  return await jpegOf(canvas)
}

/** The same photo again, after an answer that got lost, is the one that is there already. */
export const sendPhoto = (alert: string, photo: Blob): Promise<WirePhotoAdded> =>
  ask<WirePhotoAdded>(photosPath(alert), { method: 'POST', body: photo })

export const photosPath = (alert: string): string => `/api/alerts/${encodeURIComponent(alert)}/photos`

export const photoPath = (alert: string, photo: string): string =>
  `${photosPath(alert)}/${encodeURIComponent(photo)}`

function jpegOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      blob => (blob === null ? reject(new NoPhoto('no room for it')) : resolve(blob)),
      'image/jpeg',
      QUALITY,
    ),
  )
}
