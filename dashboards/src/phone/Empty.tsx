import type { ReactNode } from 'react'
import { BrandMark } from '../app/marks.tsx'

interface EmptyProps {
  readonly title: string
  readonly help?: string
  /** Where it is the whole page, and no head stands above it. */
  readonly isPage?: boolean
  readonly children?: ReactNode
}

/** Where there is nothing: says so, and what would have to happen. */
export const Empty = ({ title, help, isPage = false, children }: EmptyProps) => (
  <div className="empty">
    <BrandMark width="44" height="44" />
    {isPage ? <h1>{title}</h1> : <h2>{title}</h2>}
    {help && <p className="quiet">{help}</p>}
    {children}
  </div>
)
