export type Fill = Readonly<Record<string, string | number>>

/**
 * `{n}` is a blank; `{n|device|devices}` is one word for one of them and another for any other number. A blank without its
 * filling stays visible, so that the fault is seen.
 */
export const filled = (text: string, fill: Fill = {}): string =>
  text
    .replace(/\{(\w+)\|([^|}]*)\|([^|}]*)\}/g, (_, name, one, others) => (fill[name] === 1 ? one : others))
    .replace(/\{(\w+)\}/g, (blank, name) => String(fill[name] ?? blank))
