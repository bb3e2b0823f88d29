import type { Text } from './text.ts'

/** A site (社区): one residential compound. The unit of partition: state never crosses it. */
export type SiteId = string

/** A zone (区域) of a site: a grid, a building, a gate. */
export type ZoneId = string

export const ZONE_SORTS = ['grid', 'building', 'unit', 'area'] as const
/** 网格, 楼栋, 单元, and whatever else has a name: a gate, a car park. */
export type ZoneSort = (typeof ZONE_SORTS)[number]

/** What is known of a zone. One that devices name and nobody described is a zone all the same: of no sort, within nothing. */
export interface Zone {
  readonly id: ZoneId
  readonly sort: ZoneSort
  readonly name: Text
  /** The zone that it lies in: the grid of a building, the building of a unit. */
  readonly within?: ZoneId
}

/** What may stand in a topic level, a URL and a tag alike: no slash, no wildcard, no space. */
export const ID_PATTERN = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/

export const isId = (id: string): boolean => ID_PATTERN.test(id)
