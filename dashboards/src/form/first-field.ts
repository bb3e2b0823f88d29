import type { RefObject } from 'react'

/** A calendar opens by itself when it is come to. */
const FIELDS = 'input:not([type="hidden"], [type="file"], :disabled), textarea:not(:disabled), select'

/** Whoever opened a drawer by a key or a click goes on in its first field; on a phone its keys would cover what it is about. */
export function focusFirstField(place: RefObject<HTMLElement | null>, isPhone: boolean): void {
  const within = place.current
  if (within === null || isPhone || within.contains(document.activeElement)) return
  const fields = [...within.querySelectorAll<HTMLElement>(FIELDS)]
  const first = fields.find(field => field.closest('.ant-picker') === null)
  const other = within.querySelector<HTMLElement>('button')
  ;(first ?? other)?.focus({ preventScroll: true })
}
