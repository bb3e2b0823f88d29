import { toRfc3339 } from '../../domain/model/time.ts'
import type { PictureFacts } from '../../store/picture-store.ts'
import type { WirePhoto } from '../wire/photo.ts'

export const photoForm = ({ id, at, by, type, width, height, size }: PictureFacts): WirePhoto => ({
  ...{ id, at: toRfc3339(at), by },
  ...{ type, width, height, bytes: size },
})
