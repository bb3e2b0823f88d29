import type { ReactNode } from 'react'
import { BrandMark } from '../app/marks.tsx'

interface EmptyProps {
  readonly title: string
  readonly help?: string
  readonly children?: ReactNode
}

/** Where there is nothing: says so, and what would have to happen. */
export const Empty = ({ title, help, children }: EmptyProps) => (
  <div className="empty">
    <BrandMark width="44" height="44" />
    <p>
      <strong>{title}</strong>
    </p>
    {help && <p className="quiet">{help}</p>}
    {children}
  </div>
)
