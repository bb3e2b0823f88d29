import type { ReactNode } from 'react'

/** What it is called, and what it is; nothing of what is not known. */
export type NamedFact = readonly [name: string, value: ReactNode]

/** What is to be known of a device, a line each. */
export function NamedFacts({ facts }: { readonly facts: readonly NamedFact[] }) {
  return (
    <dl className="facts">
      {facts.map(([name, value]) =>
        value === undefined ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}
