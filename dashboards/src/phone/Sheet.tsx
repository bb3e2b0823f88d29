import { type ReactNode, useEffect, useRef } from 'react'
import { CloseMark } from '../app/marks.tsx'
import { useWords } from '../words/words.ts'

interface SheetProps {
  readonly title: string
  readonly close: () => void
  readonly children: ReactNode
}

/** Comes up from below, where the thumb is. The phone's own Back closes it and leaves the page as it is. */
export function Sheet({ title, close, children }: SheetProps) {
  const { say } = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  return (
    <dialog ref={dialog} className="sheet" aria-label={title} onClose={close} onCancel={close}>
      <header>
        <h2>{title}</h2>
        <button type="button" className="head-button" aria-label={say('alert.close')} onClick={close}>
          <CloseMark />
        </button>
      </header>
      {children}
    </dialog>
  )
}
