/** What a key means in the list of alerts. */
export const KEYS = {
  j: 'next',
  ArrowDown: 'next',
  k: 'previous',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
  Enter: 'open',
  ArrowRight: 'unfold',
  ArrowLeft: 'fold',
  a: 'acknowledge',
  c: 'claim',
  x: 'choose',
  ' ': 'choose',
  '/': 'search',
  '?': 'help',
  Escape: 'leave',
} as const satisfies Readonly<Record<string, string>>

export type Intent = (typeof KEYS)[keyof typeof KEYS] | 'choose-to' | 'all'

export interface Press {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/**
 * `letters` switched off leaves what every list has: whoever speaks to the computer, or has a shaking hand, presses
 * single letters without meaning to (WCAG 2.1.4).
 */
export function intentOf(
  { key, shiftKey, ctrlKey, metaKey, altKey }: Press,
  letters: boolean,
): Intent | undefined {
  if ((ctrlKey || metaKey) && key.toLowerCase() === 'a' && !altKey) return 'all'
  if (ctrlKey || metaKey || altKey) return undefined
  const plain = key.length === 1 ? key.toLowerCase() : key
  if (!Object.hasOwn(KEYS, plain) || (!letters && key.length === 1 && key !== ' ')) return undefined
  const intent = KEYS[plain as keyof typeof KEYS]
  if (!shiftKey || intent === 'help') return intent
  if (intent === 'choose') return 'choose-to'
  return intent === 'next' || intent === 'previous' ? intent : undefined
}

/** What is pressed in a field, a menu or a dialogue is meant for it. */
export function isElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  return (
    target.closest(
      'input:not([type="checkbox"]), textarea, select, [contenteditable], [role="dialog"], [role="menu"], [role="listbox"], .ant-select, .ant-popover',
    ) !== null
  )
}
