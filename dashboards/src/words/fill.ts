export type Fill = Readonly<Record<string, string | number>>

/** A blank without its filling stays visible, so that the fault is seen. */
export const filled = (text: string, fill: Fill = {}): string =>
  text.replace(/\{(\w+)\}/g, (blank, name) => String(fill[name] ?? blank))
