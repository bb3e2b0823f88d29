import type { Locator } from 'playwright-core'

/** A hand that rests on something stirs now and then: one that is still for long holds nothing any more. */
export const stirOn = (held: Locator): Promise<void> =>
  held.evaluate(element => {
    const stir = () => element.dispatchEvent(new PointerEvent('pointermove', { bubbles: true }))
    setInterval(stir, 1_000)
  })
