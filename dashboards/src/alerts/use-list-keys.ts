import { type RefObject, useEffect, useRef } from 'react'
import { usePreference } from '../app/preference.ts'
import { useLatest } from '../app/use-latest.ts'
import type { Item } from './grouping.ts'
import { letterKeys } from './letter-keys.ts'
import { type Intent, intentOf, isElsewhere } from './list-keys.ts'

export interface ListKeysOptions {
  readonly area: RefObject<HTMLElement | null>
  readonly items: readonly Item[]
  /** The line where the keyboard is. */
  readonly active: string | undefined
  readonly setActive: (key: string) => void
  readonly show: (index: number) => void
  /** What the list itself does not do: true where it was done. */
  readonly on: (intent: Intent, item: Item | undefined) => boolean
}

/** Moves through the list by keys. The focus stays on its line while others come and go around it. */
export function useListKeys({ area, items, active, setActive, show, on }: ListKeysOptions): void {
  const letters = usePreference(letterKeys) === 'on'
  const wanted = useRef<string>(undefined)
  const now = useLatest({ items, show, on, active, letters })
  useFocus(area, wanted)
  useEffect(() => {
    const move = (to: number) => {
      const { items, show } = now.current
      const index = Math.max(0, Math.min(items.length - 1, to))
      const item = items[index]
      if (item === undefined) return
      wanted.current = item.key
      setActive(item.key)
      show(index)
    }
    const press = (event: KeyboardEvent) => {
      const intent = event.defaultPrevented ? undefined : intentOf(event, now.current.letters)
      if (intent === undefined || isElsewhere(event.target) || isForTheElement(intent, event.target)) return
      const { items, active, on } = now.current
      const at = items.findIndex(({ key }) => key === active)
      const to = { next: at + 1, previous: at - 1, first: 0, last: items.length - 1 }
      if (intent in to) move(to[intent as keyof typeof to])
      else if (!on(intent, items[at])) return
      event.preventDefault()
    }
    const enter = (event: FocusEvent) => {
      const key =
        event.target instanceof Element && event.target.closest('[data-key]')?.getAttribute('data-key')
      if (key) setActive(key)
    }
    const list = area.current
    addEventListener('keydown', press)
    list?.addEventListener('focusin', enter)
    return () => {
      removeEventListener('keydown', press)
      list?.removeEventListener('focusin', enter)
    }
  }, [area, now, setActive])
}

/** Enter on a link and a space on a button do what they do everywhere. */
const isForTheElement = (intent: Intent, target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  ((intent === 'open' && target.matches('a, button')) ||
    (intent === 'choose' && target.matches('button, input')))

/** A line that was out of sight is there only after it was drawn. */
function useFocus(area: RefObject<HTMLElement | null>, wanted: RefObject<string | undefined>): void {
  useEffect(() => {
    if (wanted.current === undefined) return
    const link = area.current?.querySelector(`[data-row-link="${CSS.escape(wanted.current)}"]`)
    if (!(link instanceof HTMLElement)) return
    wanted.current = undefined
    link.focus({ preventScroll: true })
  })
}
