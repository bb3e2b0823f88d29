/** Methods that fail when they are taken out of their object, as those of a class do: a double must not be more patient. */
export function needingTheirObject<T extends object>(object: T): T {
  for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(object))) {
    if (typeof value !== 'function') continue
    Object.defineProperty(object, name, {
      enumerable: true,
      value(this: unknown, ...args: unknown[]) {
        if (this !== object) throw new TypeError(`${name} was called without its object`)
        return value(...args)
      },
    })
  }
  return object
}
