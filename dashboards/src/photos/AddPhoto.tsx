import { useId, useRef } from 'react'
import { ApiProblem } from '../api/request.ts'
import { useSay } from '../words/use-say.ts'
import { useAddPhoto, whyNotSent } from './use-photos.ts'
import { words } from './words.ts'

interface AddPhotoProps {
  readonly alert: string
  /** As many as there may be; nothing while there are fewer. */
  readonly full: number | undefined
}

/** Opens the camera of a telephone, and the choice of a file elsewhere. */
export function AddPhoto({ alert, full }: AddPhotoProps) {
  const { say } = useSay(words)
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const add = useAddPhoto(alert)
  const send = (file: Blob | undefined) => {
    if (file !== undefined) add.mutate(file)
    // The same file may be chosen again.
    if (input.current) input.current.value = ''
  }
  if (full !== undefined) return <p className="quiet small">{say('photos.full', { max: full })}</p>
  return (
    <div className="photo-add">
      <label htmlFor={id} data-busy={add.isPending}>
        <CameraMark />
        <span>{say(add.isPending ? 'photos.sending' : 'photos.take')}</span>
      </label>
      <input
        ref={input}
        id={id}
        className="unseen"
        type="file"
        accept="image/*"
        capture="environment"
        disabled={add.isPending}
        onChange={event => send(event.target.files?.[0])}
      />
      <div role="alert">
        {add.isError && (
          <p className="fault">
            {say(`photos.failed.${whyNotSent(add.error)}`, { title: titleOf(add.error) })}{' '}
            {add.variables !== undefined && whyNotSent(add.error) === 'away' && (
              <button type="button" className="photo-again" onClick={() => send(add.variables)}>
                {say('photos.again')}
              </button>
            )}
          </p>
        )}
      </div>
    </div>
  )
}

const titleOf = (error: Error): string => (error instanceof ApiProblem ? error.message : '')

const CameraMark = () => (
  <svg viewBox="0 0 24 24" width="22" height="22" fill="none" stroke="currentColor" aria-hidden="true">
    <path strokeWidth="1.7" d="M3.500 8h4l1.500-2.500h6L16.500 8h4v11h-17z" />
    <circle cx="12" cy="13" r="3.400" strokeWidth="1.7" />
  </svg>
)
