import { useState } from 'react'
import type { WirePhoto } from '../../../services/api/wire/photo.ts'
import { useSay } from '../words/use-say.ts'
import { AddPhoto } from './AddPhoto.tsx'
import { PhotoViewer } from './PhotoViewer.tsx'
import { photoPath } from './take-photo.ts'
import { usePhotos } from './use-photos.ts'
import { words } from './words.ts'
import './photos.css'

interface PhotosProps {
  readonly alert: string
  /** How many events of its history have a `photo`: a new one is fetched as soon as it is told of. */
  readonly told: number
  readonly mayAdd: boolean
  readonly nameOf?: (username: string) => string
}

/** The photos of an alert, small; each opens large. Nothing where there are none and none may be added. */
export function Photos({ alert, told, mayAdd, nameOf = same }: PhotosProps) {
  const { say } = useSay(words)
  const { data } = usePhotos(alert, told)
  const [open, setOpen] = useState<string>()
  const photos = data?.photos ?? []
  if (photos.length === 0 && !mayAdd) return null
  const at = photos.findIndex(({ id }) => id === open)
  return (
    <section className="photos" aria-label={say('photos.title')}>
      <ul className="photo-row">
        {photos.map((photo, i) => (
          <li key={photo.id}>
            <button
              type="button"
              className="photo-small"
              aria-label={say('photos.open', { n: i + 1, total: photos.length })}
              onClick={() => setOpen(photo.id)}
            >
              <Thumbnail alert={alert} photo={photo} />
            </button>
          </li>
        ))}
        {mayAdd && (
          <li>
            <AddPhoto
              alert={alert}
              full={data !== undefined && photos.length >= data.photosMax ? data.photosMax : undefined}
            />
          </li>
        )}
      </ul>
      {at >= 0 && (
        <PhotoViewer
          {...{ alert, photos, at, nameOf }}
          show={i => setOpen(photos[i]?.id)}
          close={() => setOpen(undefined)}
        />
      )}
    </section>
  )
}

const same = (username: string): string => username

/** In the shape of the picture, so that nothing jumps when it comes. */
const Thumbnail = ({ alert, photo }: { readonly alert: string; readonly photo: WirePhoto }) => (
  <img src={photoPath(alert, photo.id)} width={photo.width} height={photo.height} alt="" loading="lazy" />
)
