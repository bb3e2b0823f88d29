/** A site (社区): one residential compound. The unit of partition: state never crosses it. */
export type SiteId = string

/** A zone (区域) of a site: a grid, a building, a gate. */
export type ZoneId = string

/** What may stand in a topic level, a URL and a tag alike: no slash, no wildcard, no space. */
export const ID_PATTERN = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/

export const isId = (id: string): boolean => ID_PATTERN.test(id)
