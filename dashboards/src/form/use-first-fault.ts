import { type RefObject, useEffect } from 'react'

/** After each try the first field that is wrong comes into sight, and whoever types is in it: forms may be long. */
export function useFirstFault(form: RefObject<HTMLFormElement | null>, tries: number, error: unknown): void {
  useEffect(() => {
    if (tries === 0 && error == null) return
    const field = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')
    field?.scrollIntoView({ block: 'center' })
    field?.focus({ preventScroll: true })
  }, [form, tries, error])
}
