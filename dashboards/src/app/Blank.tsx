import type { ReactNode } from 'react'
import { BrandMark } from './marks.tsx'

interface BlankProps {
  readonly title: string
  readonly help?: string
  readonly children?: ReactNode
}

/** Where there is nothing to show: says so, and what would have to happen. */
export function Blank({ title, help, children }: BlankProps) {
  return (
    <div className="blank">
      <BrandMark className="blank-mark" width="44" height="44" />
      <h2>{title}</h2>
      {help && <p>{help}</p>}
      {children}
    </div>
  )
}
