import { type ReactNode, useLayoutEffect, useRef } from 'react'
import './over-page.css'

interface OverPageProps {
  /** The id of its heading. */
  readonly labelledBy: string
  /** The id of what is typed into first: a dialog that opens would take its first field. */
  readonly begins: string
  readonly children: ReactNode
}

/** Lies over the page and all that is open on it, which stays as it is, veiled and out of reach, and has the focus back after it. */
export function OverPage({ labelledBy, begins, children }: OverPageProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const { current } = dialog
    if (current?.open === false) current.showModal()
    document.getElementById(begins)?.focus()
    return () => current?.close()
  }, [begins])
  return (
    <dialog
      ref={dialog}
      className="over-page"
      aria-labelledby={labelledBy}
      onCancel={event => event.preventDefault()}
      // A browser closes it after a second Escape whatever the page says.
      onClose={() => dialog.current?.open === false && dialog.current.showModal()}
    >
      {children}
    </dialog>
  )
}
