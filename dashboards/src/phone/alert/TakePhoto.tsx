import { useId } from 'react'
import type { WireAlert } from '../../../../services/api/wire/alert.ts'
import { NoPhoto, shrunkPhoto } from '../../photos/take-photo.ts'
import { CameraMark } from '../marks.tsx'
import { usePresses } from '../outbox/use-outbox.ts'

interface TakePhotoProps {
  readonly alert: WireAlert
  readonly label: string
  /** Whether what was chosen last is no photo. */
  readonly onBad: (isBad: boolean) => void
}

/** Opens the camera; what it took is kept at once, and sent like every other press. */
export function TakePhoto({ alert, label, onBad }: TakePhotoProps) {
  const { pressPhoto } = usePresses()
  const id = useId()
  const take = async (file: File | undefined) => {
    if (file === undefined) return
    try {
      await pressPhoto(alert, await shrunkPhoto(file))
      onBad(false)
    } catch (error) {
      if (!(error instanceof NoPhoto)) throw error
      onBad(true)
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
    </span>
  )
}
