import { type ReactNode, useLayoutEffect, useRef } from 'react'
import './over-page.css'

interface OverPageProps {
  /** The id of its heading. */
  readonly labelledBy: string
  readonly children: ReactNode
}

/** Lies over the page and all that is open on it, which stays as it is, veiled and out of reach, and has the focus back after it. */
export function OverPage({ labelledBy, children }: OverPageProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const { current } = dialog
    if (current?.open === false) current.showModal()
    return () => current?.close()
  }, [])
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
