import type { WireSitePlan } from '../../../services/api/wire/site-plan.ts'

/** A picture brings its own shape. */
export const aspectOf = ({ picture, aspect }: Pick<WireSitePlan, 'picture' | 'aspect'>): number =>
  picture === null ? aspect : clamped(picture.width / picture.height)

export const clamped = (aspect: number): number => Math.min(5, Math.max(0.2, aspect))
