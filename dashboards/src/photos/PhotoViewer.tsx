import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { WirePhoto } from '../../../services/api/wire/photo.ts'
import { fullStamp } from '../time/stamp.ts'
import { useSay } from '../words/use-say.ts'
import { photoPath } from './take-photo.ts'
import { words } from './words.ts'

interface PhotoViewerProps {
  readonly alert: string
  readonly photos: readonly WirePhoto[]
  readonly at: number
  readonly nameOf: (username: string) => string
  readonly show: (at: number) => void
  readonly close: () => void
}

/** One photo as large as the screen, over everything; Escape closes it, arrows lead on. */
export function PhotoViewer({ alert, photos, at, nameOf, show, close }: PhotoViewerProps) {
  const { say, language } = useSay(words)
  const dialog = useRef<HTMLDialogElement>(null)
  const photo = photos[at]
  useEffect(() => dialog.current?.showModal(), [])
  if (photo === undefined) return null
  const total = photos.length
  const when = fullStamp(language, Date.parse(photo.at))
  const caption = say('photos.one', { n: at + 1, total, who: nameOf(photo.by), when })
  const lead = ({ key }: KeyboardEvent) => {
    if (key === 'ArrowLeft' && at > 0) show(at - 1)
    if (key === 'ArrowRight' && at < total - 1) show(at + 1)
  }
  return (
    <dialog ref={dialog} className="photo-viewer" aria-label={caption} onClose={close} onKeyDown={lead}>
      <Large key={photo.id} src={photoPath(alert, photo.id)} caption={caption} />
      <div className="photo-bar">
        <p aria-live="polite">{caption}</p>
        {at > 0 && (
          <button type="button" onClick={() => show(at - 1)} aria-label={say('photos.older')}>
            ‹
          </button>
        )}
        {at < total - 1 && (
          <button type="button" onClick={() => show(at + 1)} aria-label={say('photos.newer')}>
            ›
          </button>
        )}
        <button type="button" onClick={() => dialog.current?.close()}>
          {say('photos.close')}
        </button>
      </div>
    </dialog>
  )
}

function Large({ src, caption }: { readonly src: string; readonly caption: string }) {
  const { say } = useSay(words)
  const [isGone, setGone] = useState(false)
  if (isGone) return <p className="photo-gone">{say('photos.gone')}</p>
  return <img src={src} alt={caption} onError={() => setGone(true)} />
}
