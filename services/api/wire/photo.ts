import { z } from 'zod'
import { PICTURE_TYPES } from '../../domain/model/picture.ts'
import { time } from './alert.ts'

export const photo = z.object({
  id: z.string(),
  at: time,
  by: z.string().describe('The account of whoever took it'),
  type: z.enum(PICTURE_TYPES),
  width: z.int(),
  height: z.int(),
  bytes: z.int(),
})
export type WirePhoto = z.infer<typeof photo>

/** What `GET /api/alerts/{id}/photos` answers, oldest first. */
export const photoList = z.object({
  photos: z.array(photo),
  photosMax: z.int().describe('As many as there may be at one alert'),
})
export type WirePhotoList = z.infer<typeof photoList>

/** What `POST /api/alerts/{id}/photos` answers. */
export const photoAdded = z.object({ id: z.string() })
export type WirePhotoAdded = z.infer<typeof photoAdded>
