import { useId, useState } from 'react'
import type { WireAlert } from '../../../../services/api/wire/alert.ts'
import { NoPhoto, shrunkPhoto } from '../../photos/take-photo.ts'
import { useSay } from '../../words/use-say.ts'
import { CameraMark } from '../marks.tsx'
import { usePresses } from '../outbox/use-outbox.ts'
import { words } from './words.ts'

interface TakePhotoProps {
  readonly alert: WireAlert
  readonly label: string
}

/** Opens the camera; what it took is kept at once, and sent like every other press. */
export function TakePhoto({ alert, label }: TakePhotoProps) {
  const { say: tell } = useSay(words)
  const { pressPhoto } = usePresses()
  const [isBad, setBad] = useState(false)
  const id = useId()
  const take = async (file: File | undefined) => {
    if (file === undefined) return
    try {
      await pressPhoto(alert, await shrunkPhoto(file))
      setBad(false)
    } catch (error) {
      if (!(error instanceof NoPhoto)) throw error
      setBad(true)
    }
  }
  return (
    <span className="take-photo">
      <label htmlFor={id} className="light-button">
        <CameraMark /> {label}
      </label>
      <input
        id={id}
        className="unseen"
        type="file"
        accept="image/*"
        capture="environment"
        onChange={event => {
          const input = event.currentTarget
          void take(input.files?.[0]).finally(() => {
            // The same file may be chosen again.
            input.value = ''
          })
        }}
      />
      <span role="alert">{isBad && <small className="fault">{tell('photo.bad')}</small>}</span>
    </span>
  )
}
